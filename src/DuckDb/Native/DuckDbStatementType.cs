namespace DuckDB.NET.Data.Native;

/// <summary>duckdb_statement_type, as far as the provider asks for it.</summary>
internal enum DuckDbStatementType
{
    Invalid = 0,
    Select = 1,
    Insert = 2,
    Update = 3,
    Delete = 5,
}
