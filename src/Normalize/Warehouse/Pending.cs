using System.Diagnostics;
using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Normalize.Warehouse;

/// <summary>An open transaction with the rows that wait for its commit; disposing rolls back what was not committed.</summary>
internal sealed class Pending : IDisposable
{
    public Pending(DuckDBConnection connection)
    {
        Transaction = new WholeTransaction(connection);
        NextOrder = (long)connection.Scalar("SELECT coalesce(max(load_order), 0) + 1 FROM core.document")!;
        Writer = new RowWriter(connection);
        Replaced = new ReplacedValues(connection);
    }

    public WholeTransaction Transaction { get; }

    public RowWriter Writer { get; }

    public Stopwatch Age { get; } = Stopwatch.StartNew();

    /// <summary>The number of the next document.</summary>
    public long NextOrder { get; set; }

    public HashSet<string> Origins { get; } = [];

    /// <summary>Originals of the archive whose last rows wait here.</summary>
    public List<LoadedOriginal> Originals { get; } = [];

    public ReplacedValues Replaced { get; }

    /// <summary>Reports for which another document may be current now.</summary>
    public HashSet<string> Reports { get; } = [];

    public void Dispose()
    {
        Writer.Dispose();
        Transaction.Dispose();
    }
}
