using System.CommandLine;
using PerfEval.Worker.Checking;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Export;
using PerfEval.Worker.Server.Settings;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>perfeval check: everything of a data home, and the command that repairs each fault.</summary>
public static class CheckCommand
{
    private static readonly OutputColumn[] s_columns =
    [
        new(
            "part",
            ColumnKind.Text), new("state", ColumnKind.Text), new("place", ColumnKind.Text), new("problem", ColumnKind.Text), new("repair", ColumnKind.Text),
    ];

    public static Command Create(Terminal terminal)
    {
        var database = new DatabaseOption();
        var output = new RowOutput(OutputFormat.Table);
        var command = new ExampleCommand(
            "check",
            "核对数据目录中的一切，并给出修复每处损坏的命令；不作改动。 Looks at everything in the data home and names the command that repairs each fault; changes nothing.",
            "perfeval check", "perfeval check --format json");
        database.AddTo(command);
        output.AddTo(command);
        command.SetAction((parsed, ct) =>
        {
            var home = DataHome.Of(database.PathOf(parsed));
            if (!Directory.Exists(home.Folder))
                return Task.FromResult(Problems.NoWarehouse(home, database.PathOf(parsed)).Print(terminal));
            var faults = new HomeCheck(home, ServeSettingsFile.StateOf(home), terminal.Error.WriteLine).Run(ct);
            if (faults.Count > 0 || output.FormatOf(parsed) != OutputFormat.Table)
            {
                var rows = faults.Select(f => new object?[] { f.Part, f.State, f.Place, $"{f.Chinese} {f.English}", f.Repair });
                output.Write(parsed, terminal, new ResultRows(s_columns, rows), "check", ct);
            }

            foreach (var repair in faults.Select(fault => fault.Repair).Distinct())
                terminal.Error.WriteLine($"修复 Repair: {repair}");
            terminal.Error.WriteLine(
                faults.Count == 0 && !File.Exists(home.Warehouse) && !Directory.Exists(home.Archive)
                    ? $"{home.Folder} 中既无数据仓库也无档案，没有可核对的。 There is neither a warehouse nor an archive in {home.Folder}: nothing to check."
                : faults.Count == 0
                    ? "一切完好。 Everything is whole."
                    : $"{faults.Count} 处有误；按以上次序修复，再运行 check。 {faults.Count} faults; repair them in this order, then check again.");
            return Task.FromResult(faults.Count == 0 ? ExitCode.Success : ExitCode.Failure);
        });
        return command;
    }
}
