using PerfEval.Worker.Output;

namespace PerfEval.Worker.Commands;

/// <summary>Flags in three columns, so that the message keeps most of a terminal's width. Ids and the like are in every other output.</summary>
public static class FlagList
{
    private static readonly OutputColumn[] s_columns = [new("疑点", ColumnKind.Text), new("单位", ColumnKind.Text), new("说明", ColumnKind.Text)];

    private static readonly Dictionary<string, string> s_severities = new(StringComparer.Ordinal)
    {
        ["error"] = "重点核实",
        ["warning"] = "需说明",
        ["info"] = "提示",
    };

    /// <summary>As they are in a file or a pipe, in three columns on a terminal.</summary>
    public static ResultRows Of(ResultRows rows, Terminal terminal) => terminal.Columns is null ? rows : ForTerminal(rows);

    /// <param name="rows">Columns severity, rule_id, title, unit, year, project, amount, message among others.</param>
    private static ResultRows ForTerminal(ResultRows rows)
    {
        var at = rows.Columns.Select((column, i) => (column.Name, i)).ToDictionary(c => c.Name, c => c.i);
        return new ResultRows(s_columns, rows.Rows.Select(row =>
        {
            string? Text(string column) => row[at[column]] is { } value ? ValueText.Of(value) : null;
            var amount = Text("amount") is { } money ? $"{money} 万元" : null;
            return new object?[]
            {
                Lines(s_severities.GetValueOrDefault(Text("severity") ?? string.Empty, Text("severity") ?? string.Empty), Text("rule_id")),
                Lines(Text("unit"), Lines(Text("year"), amount, separator: "  "), Text("project")),
                Lines(Text("title"), Text("message")),
            };
        }));
    }

    private static string Lines(string? first, string? second, string? third = null, string separator = "\n") =>
        string.Join(separator, new[] { first, second, third }.Where(part => !string.IsNullOrEmpty(part)));
}
