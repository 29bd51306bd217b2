using DuckDB.NET.Data.Native;
using static DuckDB.NET.Data.Native.NativeMethods;

namespace DuckDB.NET.Data.Appending;

/// <summary>ENUM, given by its label.</summary>
internal sealed unsafe class EnumWriter : ColumnWriter
{
    private readonly Dictionary<string, uint> _labels = new(StringComparer.Ordinal);
    private readonly DuckDbType _storage;

    public EnumWriter(LogicalTypeHandle type)
    {
        _storage = duckdb_enum_internal_type(type);
        for (uint i = 0; i < duckdb_enum_dictionary_size(type); i++)
            _labels[Owned(duckdb_enum_dictionary_value(type, i))!] = i;
    }

    public override void Write(int row, string value)
    {
        if (!_labels.TryGetValue(value, out var index))
            throw Refusal($"the label '{value}'");
        switch (_storage)
        {
            case DuckDbType.UTinyInt:
                ((byte*)Data)[row] = (byte)index;
                break;
            case DuckDbType.USmallInt:
                ((ushort*)Data)[row] = (ushort)index;
                break;
            default:
                ((uint*)Data)[row] = index;
                break;
        }
    }
}
