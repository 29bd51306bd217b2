using System.CommandLine;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Export;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>perfeval sources: the portals, and everything that is wrong in their files.</summary>
public static class SourcesCommand
{
    private static readonly OutputColumn[] s_columns =
    [
        new(
            "source",
            ColumnKind.Text), new("name", ColumnKind.Text), new("division", ColumnKind.Text), new("enabled", ColumnKind.Boolean), new("kind", ColumnKind.Text),
        new("start", ColumnKind.Text), new("hosts", ColumnKind.Text), new("schedule", ColumnKind.Text), new("delay_seconds", ColumnKind.Number),
        new("min_documents", ColumnKind.Number), new("max_documents", ColumnKind.Number),
    ];

    public static Command Create(Terminal terminal)
    {
        var sources = new SourceOption();
        var output = new RowOutput(OutputFormat.Table);
        var command = new ExampleCommand(
            "sources",
            "列出门户来源并检查其文件。 Lists the portals and checks their files.",
            "perfeval sources",
            "perfeval sources --sources my-sources/ --format json");
        sources.AddTo(command);
        output.AddTo(command);
        command.SetAction((parsed, ct) =>
        {
            var (all, problems) = sources.Load(parsed);
            foreach (var problem in problems)
                terminal.Error.WriteLine(problem);
            var rows = all.Select(s => new object?[]
            {
                s.Id, s.Name, s.Division, s.Enabled, s.Kind, string.Join(' ', s.Start), string.Join(' ', s.Hosts), s.Schedule, s.Delay.TotalSeconds,
                s.MinDocuments, s.MaxDocuments,
            });
            output.Write(parsed, terminal, new ResultRows(s_columns, rows), "sources", ct);
            return Task.FromResult(problems.Count > 0 ? ExitCode.SomeRejected : ExitCode.Success);
        });
        return command;
    }
}
