using PerfEval.Ingest.Text;
using YamlDotNet.RepresentationModel;

namespace PerfEval.Normalize.Corrections;

/// <summary>One entry of a correction file as written, before it is checked.</summary>
internal sealed record CorrectionEntry
{
    public string? Sha256 { get; init; }

    /// <summary>table, row, col as in the views cell and provenance.</summary>
    public IReadOnlyDictionary<string, int>? Cell { get; init; }

    public string? Value { get; init; }

    public string? Was { get; init; }

    public string? Who { get; init; }

    public string? Why { get; init; }

    public string? Date { get; init; }

    /// <exception cref="StrictYamlException">The text is no list of such entries.</exception>
    public static List<CorrectionEntry> ReadAll(string text) => [.. EntryKeys.ListOf(text).Select(Read)];

    private static CorrectionEntry Read(YamlNode node)
    {
        var keys = new EntryKeys(node, "sha256", "cell", "value", "was", "who", "why", "date");
        return new CorrectionEntry
        {
            Sha256 = keys.Text("sha256"),
            Cell = keys.Numbers("cell", "table", "row", "col"),
            Value = keys.Text("value"),
            Was = keys.Text("was"),
            Who = keys.Text("who"),
            Why = keys.Text("why"),
            Date = keys.Text("date"),
        };
    }
}
