namespace DuckDB.NET.Data.Appending;

/// <summary>A column whose type the appender has no value for: it takes NULL alone.</summary>
internal sealed class NullWriter : ColumnWriter;
