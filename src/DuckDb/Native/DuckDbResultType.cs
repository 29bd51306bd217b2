namespace DuckDB.NET.Data.Native;

/// <summary>duckdb_result_type: what a statement's result holds.</summary>
internal enum DuckDbResultType
{
    Invalid = 0,
    ChangedRows = 1,
    Nothing = 2,
    QueryResult = 3,
}
