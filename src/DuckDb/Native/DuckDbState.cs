namespace DuckDB.NET.Data.Native;

/// <summary>What most C functions return.</summary>
internal enum DuckDbState
{
    Success = 0,
    Error = 1,
}
