using System.CommandLine;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Export;
using PerfEval.Worker.Jobs.Handed;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.Publishing;
using PerfEval.Worker.Queries;
using PerfEval.Worker.State;
using PerfEval.Worker.Web;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>perfeval publish: a new generation for readers, the list of generations, or the one before again.</summary>
public static class PublishCommand
{
    public static Command Create(Terminal terminal)
    {
        var rollback = new Option<bool>("--rollback") { Description = "退回上一代 give readers the generation before the current one" };
        var list = new Option<bool>("--list") { Description = "列出各代 list the generations that are kept" };
        var force = new Option<bool>("--force") { Description = "检查未通过也发布 publish although assertions fail" };
        var keep = new NumberOption(
            "--keep", least: 1)
        { Description = "保留几代 generations to keep", HelpName = "N", DefaultValueFactory = _ => new PublishLimits().Keep };
        var sources = new SourceOption();
        var database = new DatabaseOption(writes: true);
        var output = new RowOutput(OutputFormat.Table);
        var command = new ExampleCommand(
            "publish",
            "发布数据仓库的一代快照，供读者使用。 Publishes a snapshot of the warehouse for readers.",
            "perfeval publish",
            "perfeval publish --list",
            "perfeval publish --rollback") { rollback, list, force, keep };
        sources.AddTo(command);
        database.AddTo(command);
        output.AddTo(command);
        command.Validators.Add(result =>
        {
            if (new Option[] { rollback, list, force }.Count(option => result.GetResult(option) is { Implicit: false }) > 1)
                result.AddError("--rollback, --list and --force exclude one another.");
        });
        command.SetAction(async (parsed, ct) =>
        {
            var home = DataHome.Of(database.PathOf(parsed));
            var generations = new Generations(home.Published);
            if (parsed.GetValue(list))
                return output.Write(parsed, terminal, Rows(generations), "generations", ct);
            if (parsed.GetValue(rollback))
                return RollBack(generations, terminal, ct);
            // Its next publication would remove what this one kept, so it is not honoured for once either.
            if (parsed.GetResult(keep) is { Implicit: false } && ServeEndpoint.Find(home) is not null)
            {
                return new Problem(
                    "serve 正在运行，保留几代由其设置 keep 决定。", "serve is running; its setting keep says how many generations are kept.",
                    "perfeval publish without --keep").Print(terminal);
            }

            var work = new PublishArgs(parsed.GetValue(force));
            if (await Handover.Try(home, terminal, (serve, ct) => serve.Publish(work, ct), ct) is { } code)
                return code;
            var input = new PublishInput
            {
                Sources = LastYields.Of(home.Archive, sources.FolderOf(parsed), []),
                Force = parsed.GetValue(force),
                Limits = new PublishLimits { Keep = parsed.GetRequiredValue(keep)!.Value }
            };
            return Publish(home, generations, input, terminal, ct);
        });
        return command;
    }

    private static int Publish(DataHome home, Generations generations, PublishInput input, Terminal terminal, CancellationToken ct)
    {
        if (!Path.Exists(home.Warehouse))
            return Problems.NoWarehouse(home, home.Warehouse).Print(terminal);
        var result = new Publisher(home.Warehouse, generations, home.Published, TimeProvider.System).Publish(input, ct);
        PublishReport.Print(result, generations, terminal.Error.WriteLine);
        return result.Generation is null ? ExitCode.Failure : ExitCode.Success;
    }

    private static int RollBack(Generations generations, Terminal terminal, CancellationToken ct)
    {
        var current = generations.Current();
        // Where the link leads nowhere, the newest generation is what readers should have.
        var earlier = generations.All().Where(generation => current is null || generation.Number < current.Number);
        if (earlier.FirstOrDefault(generation => DatabaseDamage.Of(generation.Path, ct) is null) is not { } before)
            return new Problem("没有更早的完好的一代。", "There is no earlier generation that is whole.", "perfeval publish --list").Print(terminal);
        generations.PointTo(before.Number, TimeProvider.System);
        var (zh, en) = current is null ? ("", "") : ($"由第 {current.Number} 代", $" instead of {current.Number}");
        terminal.Error.WriteLine($"已{zh}退回第 {before.Number} 代。 Readers get generation {before.Number} again{en}.");
        return ExitCode.Success;
    }

    private static ResultRows Rows(Generations generations) => new(
        [
            new OutputColumn("generation", ColumnKind.Number), new OutputColumn("current", ColumnKind.Boolean),
            new OutputColumn("published_at", ColumnKind.Timestamp), new OutputColumn("bytes", ColumnKind.Number), new OutputColumn("file", ColumnKind.Text),
        ],
        generations.All().Select(g => new object?[] { g.Number, g.Current, g.PublishedAt, g.Bytes, g.Path }));
}
