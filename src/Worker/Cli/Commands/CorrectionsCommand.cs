using System.CommandLine;
using DuckDB.NET.Data;
using PerfEval.Normalize.Corrections;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Export;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>perfeval corrections: what analysts decided about single cells, and whether it is in the warehouse.</summary>
public static class CorrectionsCommand
{
    private static readonly OutputColumn[] s_columns =
    [
        new("status", ColumnKind.Text), new("source_name", ColumnKind.Text), new("table_no", ColumnKind.Number), new("row", ColumnKind.Number),
        new("col", ColumnKind.Number), new("printed", ColumnKind.Text), new("value", ColumnKind.Text), new("who", ColumnKind.Text),
        new("why", ColumnKind.Text), new("decided_on", ColumnKind.Date), new("sha256", ColumnKind.Text), new("file", ColumnKind.Text),
    ];

    public static Command Create(Terminal terminal)
    {
        var database = new DatabaseOption();
        var output = new RowOutput(OutputFormat.Table);
        var command = new ExampleCommand(
            "corrections",
            "列出 data/corrections 中的更正及其是否已用上。 Lists the corrections of data/corrections and whether they are applied.",
            "perfeval corrections",
            "perfeval corrections --format csv");
        database.AddTo(command);
        output.AddTo(command);
        command.SetAction((parsed, ct) =>
        {
            var book = CorrectionBook.Load(Path.Combine(DataFolder.Find(), "corrections"));
            var (connection, problem) = database.OpenReader(parsed, terminal);
            if (problem is not null)
                return Task.FromResult(problem.Print(terminal));
            using (connection)
            {
                var applied = Applied(connection!);
                return Task.FromResult(output.Write(parsed, terminal, new ResultRows(s_columns, book.All.Select(c => Row(c, applied))), "corrections", ct));
            }
        });
        return command;
    }

    private sealed record Stored(string? Name, string? Printed, string? Value);

    private static object?[] Row(Correction c, ILookup<(string Sha, int Table, int Row, int Col), Stored> applied)
    {
        var stored = applied[(c.Sha256, c.TableNo, c.Row, c.Col)].FirstOrDefault();
        var document = stored ?? applied[(c.Sha256, -1, -1, -1)].FirstOrDefault();
        var status = stored is { Value: { } value } && value == c.Value
            ? "applied"
            : document is null ? "document not ingested" : "not applied; ingest again or see view warning";
        return [status, document?.Name, c.TableNo, c.Row, c.Col, stored?.Printed, c.Value, c.Who, c.Why, c.Date, c.Sha256, Path.GetFileName(c.File)];
    }

    // Every document stands under cell -1 as well, so that a correction that is not applied still finds its file's name.
    private static ILookup<(string Sha, int Table, int Row, int Col), Stored> Applied(DuckDBConnection connection)
    {
        return connection.Rows(
            """
            SELECT d.sha256, c.table_no, c."row", c.col, d.source_name, c.printed, c.value FROM correction c JOIN document d USING (document_id)
            UNION ALL
            SELECT sha256, -1, -1, -1, source_name, NULL, NULL FROM document WHERE status IN ('read', 'unrecognised')
            """,
            row => (Key: (row.GetString(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3)),
                Value: new Stored(row.TextOrNull(4), row.TextOrNull(5), row.TextOrNull(6))))
            .ToLookup(row => row.Key, row => row.Value);
    }
}
