using DuckDB.NET.Data;
using PerfEval.Normalize.Forms;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Normalize.Warehouse;

/// <summary>The numbers by which the large tables name forms, facts, kinds of values and claims, as the warehouse has them.</summary>
internal sealed class WarehouseNumbers
{
    /// <summary>Before the claim of a cell that was ignored by name.</summary>
    public const string Ignored = "ignored:";

    public WarehouseNumbers(DuckDBConnection connection)
    {
        NextForm = Next(connection, "form");
        NextFact = Next(connection, "fact");
        NextClosure = Next(connection, "closure");
        foreach (var (kind, number) in connection.Rows(
                     "SELECT kind_no, field, value_state, certainty, printed_unit, proof FROM core.value_kind",
                     row => (new ValueKind(row.GetString(1), row.GetString(2), row.GetString(3), row.TextOrNull(4), row.TextOrNull(5)), row.GetInt32(0))))
            Kinds.Add(kind, number);
        foreach (var (number, by) in connection.Rows("SELECT claim_no, claimed_by FROM core.claim", row => (row.GetInt32(0), row.GetString(1))))
        {
            var ignored = by.StartsWith(Ignored, StringComparison.Ordinal);
            Claims.Add(new CellLedger.Entry(by[(ignored ? Ignored.Length : 0)..], ignored), number);
        }
    }

    public int NextForm { get; set; }

    public int NextFact { get; set; }

    public int NextClosure { get; set; }

    /// <summary>Numbered from 0 without gaps.</summary>
    public Dictionary<ValueKind, int> Kinds { get; } = [];

    /// <summary>Numbered from 0 without gaps.</summary>
    public Dictionary<CellLedger.Entry, int> Claims { get; } = [];

    private static int Next(DuckDBConnection connection, string table) =>
        (int)connection.Scalar($"SELECT (coalesce(max({table}_no), -1) + 1)::INTEGER FROM core.{table}")!;
}
