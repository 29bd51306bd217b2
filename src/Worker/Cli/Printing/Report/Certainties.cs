using PerfEval.Worker.Export;
using PerfEval.Worker.Queries;

namespace PerfEval.Worker.Cli.Printing.Report;

/// <summary>Notes on values that are not simply as printed: corrected by an analyst, repaired, doubtful, derived.</summary>
public sealed class Certainties
{
    private static readonly Dictionary<string, string> s_notes = new(StringComparer.Ordinal)
    {
        ["corrected"] = "更正",
        ["ocr_uncertain"] = "识别存疑",
        ["repaired"] = "已修复",
        ["derived"] = "推算",
    };

    private readonly Dictionary<(string View, string RowKey, string Field), string> _certainty;

    public Certainties(ReportRows rows) => _certainty = rows.Of(
            "SELECT view, row_key, field, any_value(certainty) AS certainty FROM provenance WHERE report_id = $id AND certainty <> 'printed' GROUP BY ALL")
        .ToDictionary(r => (r.Text("view")!, r.Text("row_key") ?? string.Empty, r.Text("field")!), r => r.Text("certainty")!);

    /// <summary>What stands behind a value that is not as printed: [更正]. Empty for the others.</summary>
    public static string Note(string? certainty) =>
        certainty is null or "printed" ? string.Empty : $"[{s_notes.GetValueOrDefault(certainty, certainty)}]";

    /// <summary>The value of a row, with its note where it has one.</summary>
    public object? Value(string view, NamedRow row, string field) =>
        row[field] is { } value && NoteOf(view, row, field) is { Length: > 0 } note ? new Marked(ValueText.Of(value) + note) : row[field];

    /// <summary>The same as text, cut when it is long.</summary>
    public string? Text(string view, NamedRow row, string field, PageText page) =>
        row.Text(field) is { } text ? page.Shorten(text) + NoteOf(view, row, field) : null;

    private string NoteOf(string view, NamedRow row, string field) =>
        Note(_certainty.GetValueOrDefault((view, row.Text("row_key") ?? string.Empty, field)));
}
