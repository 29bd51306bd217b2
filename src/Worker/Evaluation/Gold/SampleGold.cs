using System.Text.Json;

namespace PerfEval.Worker.Evaluation.Gold;

/// <summary>The *.expected.json beside the samples: every array of a report is named after a view and holds its rows.</summary>
public sealed class SampleGold : IGoldFormat
{
    /// <summary>What the rules must find is no extraction.</summary>
    private const string Flags = "flags";

    public bool Recognises(JsonElement root) => root.TryGetProperty("reports", out var reports) && reports.ValueKind == JsonValueKind.Array;

    public IReadOnlyList<GoldReport> Read(JsonElement root) => [.. root.GetProperty("reports").EnumerateArray().Select(Report)];

    private static GoldReport Report(JsonElement report)
    {
        var views = new Dictionary<string, IReadOnlyList<EvalRow>>
        {
            ["report"] = [JsonRow.Of(report.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Array))],
        };
        foreach (var view in report.EnumerateObject().Where(p => p.Value.ValueKind == JsonValueKind.Array && p.Name != Flags))
            views[view.Name] = [.. view.Value.EnumerateArray().Select(row => JsonRow.Of(row.EnumerateObject()))];
        return new GoldReport(report.GetProperty("unit").GetString(), views);
    }
}
