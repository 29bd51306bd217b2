using System.Globalization;
using DuckDB.NET.Data;
using PerfEval.Normalize.Forms;

namespace PerfEval.Normalize.Warehouse;

/// <summary>The numbers by which the large tables name forms, facts, kinds of values and claims, as the warehouse has them.</summary>
internal sealed class WarehouseNumbers
{
    /// <summary>Before the claim of a cell that was ignored by name.</summary>
    public const string Ignored = "ignored:";

    public WarehouseNumbers(DuckDBConnection connection)
    {
        using var command = connection.CreateCommand();
        NextForm = Next(command, "form");
        NextFact = Next(command, "fact");
        command.CommandText = "SELECT kind_no, field, value_state, certainty, printed_unit FROM core.value_kind";
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
                Kinds.Add((reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetString(4)), reader.GetInt32(0));
        }

        command.CommandText = "SELECT claim_no, claimed_by FROM core.claim";
        using var claims = command.ExecuteReader();
        while (claims.Read())
        {
            var ignored = claims.GetString(1).StartsWith(Ignored, StringComparison.Ordinal);
            Claims.Add(new CellLedger.Entry(claims.GetString(1)[(ignored ? Ignored.Length : 0)..], ignored), claims.GetInt32(0));
        }
    }

    public int NextForm { get; set; }

    public int NextFact { get; set; }

    /// <summary>By field, state, certainty and printed unit; numbered from 0 without gaps.</summary>
    public Dictionary<(string Field, string State, string Certainty, string? Unit), int> Kinds { get; } = [];

    /// <summary>Numbered from 0 without gaps.</summary>
    public Dictionary<CellLedger.Entry, int> Claims { get; } = [];

    private static int Next(DuckDBCommand command, string table)
    {
        command.CommandText = $"SELECT coalesce(max({table}_no), -1) + 1 FROM core.{table}";
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
