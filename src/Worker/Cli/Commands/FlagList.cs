using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Export;
using PerfEval.Worker.Queries;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>Flags in three columns, so that the message keeps most of a terminal's width. Ids and the like are in every other output.</summary>
public static class FlagList
{
    private static readonly OutputColumn[] s_columns = [new("疑点", ColumnKind.Text), new("单位", ColumnKind.Text), new("说明", ColumnKind.Text)];

    private static readonly string[] s_inLines = ["severity", "rule_id", "unit", "year", "amount", "proof", "title", "source", "message"];

    /// <summary>A line each in a file or a pipe, what was found last; in three columns on a terminal.</summary>
    public static ResultRows Of(ResultRows rows, Terminal terminal) => terminal.Columns is null ? Lines(rows) : ForTerminal(rows);

    private static ResultRows Lines(ResultRows rows)
    {
        int[] places = [.. s_inLines.Select(name => rows.Columns.Select(column => column.Name).ToList().IndexOf(name))];
        return new ResultRows([.. places.Select(place => rows.Columns[place])], rows.Rows.Select(row => places.Select(place => row[place]).ToArray()));
    }

    /// <param name="rows">Columns severity, rule_id, title, unit, year, project, amount, proof, message, explanation, source among others.</param>
    private static ResultRows ForTerminal(ResultRows rows)
    {
        var at = rows.Columns.Select((column, i) => (column.Name, i)).ToDictionary(c => c.Name, c => c.i);
        return new ResultRows(s_columns, rows.Rows.Select(row =>
        {
            string? Text(string column) => row[at[column]] is { } value ? ValueText.Of(value) : null;
            var amount = Text("amount") is { } money ? $"{money} 万元" : null;
            return new object?[]
            {
                Lines(FlagSeverity.Chinese(Text("severity") ?? string.Empty), Text("rule_id"), ProofWord.Of(Text("proof"))),
                Lines(Text("unit"), string.Join("  ", new[] { Text("year"), amount }.OfType<string>()), Text("project")),
                Lines(
                    Text("title"), Text("message"), Text("explanation") is { } explanation ? $"可能的解释：{explanation}" : null,
                    Text("source") is { } source ? $"出处：{source}" : null),
            };
        }));
    }

    private static string Lines(params string?[] parts) => string.Join('\n', parts.Where(part => !string.IsNullOrEmpty(part)));
}
