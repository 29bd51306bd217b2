using PerfEval.Normalize.Privacy;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Facts;

/// <summary>
/// What a fact's table holds, declared once beside the fact: schema, order of loading, view and the check of the dictionary all follow these columns.
/// </summary>
public abstract class FactTable(string name)
{
    /// <summary>Name of the view, and of the table in schema core behind it.</summary>
    public string Name => name;

    /// <summary>In their order; the keys that every fact has stand before them.</summary>
    public abstract IReadOnlyList<FactColumn> Columns { get; }

    /// <summary>Hands every field of the fact to the writer in the order of the columns.</summary>
    public abstract void Write(Fact fact, IFactWriter writer);
}

/// <summary>The same with the getters of one kind of fact. Each call adds the next column.</summary>
public sealed class FactTable<T>(string name) : FactTable(name)
    where T : Fact
{
    private const string Characters = "VARCHAR";
    private const string Whole = "INTEGER";
    private const string Decimal = "DECIMAL(18,6)";

    private readonly List<FactColumn> _columns = [];
    private readonly List<Action<T, IFactWriter>> _writes = [];

    public override IReadOnlyList<FactColumn> Columns => _columns;

    public FactTable<T> Key(string name, Func<T, string?> value) => Column(name, Characters, (fact, writer) => writer.Key(name, value(fact)));

    public FactTable<T> Key(string name, Func<T, int?> value) => Column(name, Whole, (fact, writer) => writer.Key(name, value(fact)));

    public FactTable<T> Text(string name, Func<T, MaskedText?> text) => Column(name, Characters, (fact, writer) => writer.Text(name, text(fact)));

    public FactTable<T> Flag(string name, Func<T, bool> value) => Column(name, "BOOLEAN", (fact, writer) => writer.Flag(name, value(fact)));

    public FactTable<T> Number(string name, Func<T, Figure?> figure) => Column(name, Decimal, (fact, writer) => writer.Number(name, figure(fact)));

    public FactTable<T> Count(string name, Func<T, Figure?> figure) => Column(name, Whole, (fact, writer) => writer.Count(name, figure(fact)));

    public FactTable<T> Words(string name, Func<T, Printed?> printed) => Column(name, Characters, (fact, writer) => writer.Words(name, printed(fact)));

    public FactTable<T> Part(string name, Func<T, decimal?> value, Func<T, Printed?> whole) =>
        Column(name, Decimal, (fact, writer) => writer.Part(name, value(fact), whole(fact)));

    public FactTable<T> Part(string name, Func<T, string?> value) => Column(name, Characters, (fact, writer) => writer.Part(name, value(fact)));

    /// <summary>What only the warehouse's own SQL asks for.</summary>
    public FactTable<T> Inner(string name, Func<T, string?> value) => Column(name, Characters, (fact, writer) => writer.Key(name, value(fact)), isShown: false);

    /// <summary>Words, or a text that nothing prints where there are none.</summary>
    public FactTable<T> Words(string name, Func<T, Printed?> printed, Func<T, string?> otherwise) => Column(name, Characters, (fact, writer) =>
    {
        if (printed(fact) is { } words)
            writer.Words(name, words);
        else
            writer.Key(name, otherwise(fact));
    });

    public override void Write(Fact fact, IFactWriter writer)
    {
        foreach (var write in _writes)
            write((T)fact, writer);
    }

    private FactTable<T> Column(string name, string type, Action<T, IFactWriter> write, bool isShown = true)
    {
        _columns.Add(new FactColumn(name, type, isShown));
        _writes.Add(write);
        return this;
    }
}
