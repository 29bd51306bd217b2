using DuckDB.NET.Data.Native;

namespace DuckDB.NET.Data.Columns;

/// <summary>ENUM as text: an index of 1, 2 or 4 bytes into the type's dictionary.</summary>
internal sealed unsafe class EnumColumn : ColumnReader<string>
{
    private readonly string[] _labels;
    private readonly DuckDbType _storage;

    public EnumColumn(LogicalTypeHandle type)
    {
        _storage = NativeMethods.duckdb_enum_internal_type(type);
        _labels = new string[NativeMethods.duckdb_enum_dictionary_size(type)];
        for (var i = 0; i < _labels.Length; i++)
            _labels[i] = NativeMethods.Owned(NativeMethods.duckdb_enum_dictionary_value(type, (ulong)i))!;
    }

    public override string Read(long row) => _labels[_storage switch
    {
        DuckDbType.UTinyInt => ((byte*)Data)[row],
        DuckDbType.USmallInt => ((ushort*)Data)[row],
        _ => ((uint*)Data)[row],
    }];

    public override string GetText(long row) => Read(row);
}
