using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace DuckDB.NET.Data;

/// <summary>
/// An input parameter. SQL writes <c>$name</c>, <c>$1</c> or <c>?</c>; a name given as "$name", "@name" or ":name" means the same.
/// The type sent to DuckDB follows the value, not <see cref="DbType"/>.
/// </summary>
public sealed class DuckDBParameter : DbParameter
{
    private string _name = "";

    public DuckDBParameter()
    {
    }

    public DuckDBParameter(object? value) => Value = value;

    public DuckDBParameter(string name, object? value)
    {
        ParameterName = name;
        Value = value;
    }

    public override DbType DbType { get; set; } = DbType.Object;

    /// <summary>Input is all DuckDB knows.</summary>
    public override ParameterDirection Direction
    {
        get => ParameterDirection.Input;
        set
        {
            if (value != ParameterDirection.Input)
                throw new NotSupportedException("DuckDB has input parameters only.");
        }
    }

    public override bool IsNullable { get; set; } = true;

    [AllowNull]
    public override string ParameterName
    {
        get => _name;
        set => _name = value ?? "";
    }

    public override int Size { get; set; }

    [AllowNull]
    public override string SourceColumn { get; set; } = "";

    public override bool SourceColumnNullMapping { get; set; }

    public override object? Value { get; set; }

    /// <summary>The name as DuckDB knows it: without a sign.</summary>
    internal string BareName => _name.TrimStart('$', '@', ':');

    public override void ResetDbType() => DbType = DbType.Object;
}
