using System.Collections;
using System.Data.Common;

namespace DuckDB.NET.Data;

/// <summary>The parameters of a command, in the order that <c>?</c> and <c>$1</c> count them.</summary>
public sealed class DuckDBParameterCollection : DbParameterCollection
{
    private readonly List<DuckDBParameter> _items = [];

    public override int Count => _items.Count;

    public override object SyncRoot => ((ICollection)_items).SyncRoot;

    public new DuckDBParameter this[int index]
    {
        get => _items[index];
        set => _items[index] = value;
    }

    public override int Add(object value)
    {
        _items.Add(Own(value));
        return _items.Count - 1;
    }

    public DuckDBParameter Add(DuckDBParameter parameter)
    {
        _items.Add(parameter);
        return parameter;
    }

    public DuckDBParameter AddWithValue(string name, object? value) => Add(new DuckDBParameter(name, value));

    public override void AddRange(Array values)
    {
        foreach (var value in values)
            Add(value);
    }

    public override void Clear() => _items.Clear();

    public override bool Contains(object value) => value is DuckDBParameter parameter && _items.Contains(parameter);

    public override bool Contains(string value) => IndexOf(value) >= 0;

    public override void CopyTo(Array array, int index) => ((ICollection)_items).CopyTo(array, index);

    public override IEnumerator GetEnumerator() => _items.GetEnumerator();

    public override int IndexOf(object value) => value is DuckDBParameter parameter ? _items.IndexOf(parameter) : -1;

    /// <summary>Names compare without regard to case, as in DuckDB, and without their sign.</summary>
    public override int IndexOf(string parameterName)
    {
        var bare = parameterName.AsSpan().TrimStart("$@:");
        for (var i = 0; i < _items.Count; i++)
        {
            if (bare.Equals(_items[i].BareName, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }

    public override void Insert(int index, object value) => _items.Insert(index, Own(value));

    public override void Remove(object value) => _items.Remove(Own(value));

    public override void RemoveAt(int index) => _items.RemoveAt(index);

    public override void RemoveAt(string parameterName) => _items.RemoveAt(Known(parameterName));

    protected override DbParameter GetParameter(int index) => _items[index];

    protected override DbParameter GetParameter(string parameterName) => _items[Known(parameterName)];

    protected override void SetParameter(int index, DbParameter value) => _items[index] = Own(value);

    protected override void SetParameter(string parameterName, DbParameter value) => _items[Known(parameterName)] = Own(value);

    private static DuckDBParameter Own(object value) =>
        value as DuckDBParameter ?? throw new InvalidCastException($"Expected a DuckDBParameter, not {value?.GetType().Name ?? "null"}.");

    private int Known(string name) => IndexOf(name) is >= 0 and var index ? index : throw new ArgumentException($"There is no parameter '{name}'.", nameof(name));
}
