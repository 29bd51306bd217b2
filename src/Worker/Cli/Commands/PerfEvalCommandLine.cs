using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Data.Common;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.Queries;
using PerfEval.Worker.Server;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>All commands, and what happens between the arguments and the exit code.</summary>
public static class PerfEvalCommandLine
{
    public static async Task<int> Run(string[] arguments, Terminal terminal)
    {
        if (MachineProblems.TooFewHandles() is { } handles)
            return handles.Print(terminal);
        // Mostly a variable of the shell that is not set: no command means anything by it.
        if (arguments.Contains(string.Empty))
            return new Problem("有一个参数为空。", "An argument is empty.", "give it a value or leave it out").Print(terminal);
        var parsed = Create(terminal).Parse(arguments);
        if (parsed.Action is not HelpWithExamples && (UnknownCommand(parsed) ?? UnknownOption(parsed)) is { } unknown)
            return unknown.Print(terminal);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpWithExamples)
            return Misread(parsed).Print(terminal);
        try
        {
            // Ctrl-C cancels the token; commands stop within a moment and files are left whole.
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = HintWriter.Over(Console.Out),
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = (parsed.CommandResult.Command as ExampleCommand)?.StopWithin ?? TimeSpan.FromSeconds(2),
            });
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine("已停止。 Stopped.");
            return ExitCode.Cancelled;
        }
        catch (Exception e) when (MachineProblems.Of(e) is { } problem)
        {
            return problem.Print(terminal);
        }
        catch (StateDamagedException e)
        {
            return Problems.StateDamaged(e).Print(terminal);
        }
        catch (ServeHeldException e)
        {
            return Problems.ServeRuns(e).Print(terminal);
        }
        catch (DataFolderMissingException e)
        {
            return Problems.NoDataFolder(e).Print(terminal);
        }
        catch (InvalidDataException e)
        {
            return new Problem("配置或数据文件有误。", e.Message, "correct the file and run the command again").Print(terminal);
        }
        catch (StateFailedException e)
        {
            return Problems.StateFailed(e).Print(terminal);
        }
        catch (DbException e) when (DatabaseDamage.IsNamedBy(e))
        {
            return new Problem("数据库文件已损坏。", e.Message.TrimEnd(), "perfeval check, which names the file and the command that repairs it").Print(terminal);
        }
        catch (DbException e)
        {
            // What a transaction had not finished is undone; what was stored before stays.
            return new Problem("数据仓库操作失败，先前存入的内容不受影响。", e.Message.TrimEnd(), "check the free space on the disk and run the command again").Print(terminal);
        }
        catch (UnauthorizedAccessException e)
        {
            return new Problem("没有读写权限。", e.Message, "take a place that is yours: --db DIR/warehouse.duckdb, or change the permissions").Print(terminal);
        }
        catch (IOException e)
        {
            return new Problem("读写文件失败。", e.Message, "check the path, the permissions and the free space").Print(terminal);
        }
    }

    private static RootCommand Create(Terminal terminal)
    {
        var root = new RootCommand(
            "PerfEval 县级部门整体支出绩效自评报告的采集、核对与查询。 Reads, checks and queries budget performance self-evaluation reports.")
        {
            DemoCommand.Create(terminal),
            IngestCommand.Create(terminal),
            CrawlCommand.Create(terminal),
            SourcesCommand.Create(terminal),
            AnalyzeCommand.Create(terminal),
            FlagsCommand.Create(terminal),
            ReportCommand.Create(terminal),
            RulesCommand.Create(terminal),
            SqlCommand.Create(terminal),
            ExportCommand.Create(terminal),
            PublishCommand.Create(terminal),
            ViewsCommand.Create(terminal),
            CorrectionsCommand.Create(terminal),
            VocabularyCommand.Create(terminal),
            ServeCommand.Create(terminal),
            RunsCommand.Create(terminal),
            CheckCommand.Create(terminal),
            ArchiveCommand.Create(terminal),
            ForgetCommand.Create(terminal),
            RestoreCommand.Create(terminal),
            BackupCommand.Create(terminal),
            RestoreBackupCommand.Create(terminal),
            RebuildCommand.Create(terminal),
            EvalCommand.Create(terminal),
            DoctorCommand.Create(terminal),
        };
        root.Add(CompletionsCommand.Create(terminal, () => root.Subcommands));
        foreach (var help in root.Options.OfType<HelpOption>())
            help.Action = new HelpWithExamples((SynchronousCommandLineAction)help.Action!);
        return root;
    }

    private static Problem? UnknownCommand(ParseResult parsed)
    {
        if (parsed.CommandResult.Command is not { Subcommands.Count: > 0 } command || parsed.UnmatchedTokens is not [var word, ..] || word.StartsWith('-'))
            return null;
        var near = NameDistance.Nearest(word, command.Subcommands.Select(sub => sub.Name), 3);
        var meant = string.Join('、', near);
        return new Problem(
            $"没有命令 {word}{(near.Count > 0 ? $"，是否指 {meant}？" : "。")}",
            $"There is no command {word}{(near.Count > 0 ? $"; did you mean {string.Join(", ", near)}?" : ".")}", HelpOf(parsed));
    }

    // A command that takes files or words would take a mistyped option for one of them. What stands after -- is meant as it is.
    private static Problem? UnknownOption(ParseResult parsed)
    {
        var words = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value);
        var mistyped = words.Concat(parsed.UnmatchedTokens).FirstOrDefault(IsOptionName);
        if (mistyped is null || parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash))
            return null;
        var name = mistyped.Split('=')[0];
        var near = NameDistance.Nearest(name, parsed.CommandResult.Command.Options.Select(option => option.Name), 1);
        var (zh, en) = near.Count > 0 ? ($"，是否指 {near[0]}？", $"; did you mean {near[0]}?") : ("。", ".");
        var command = parsed.CommandResult.Command.Name;
        return new Problem($"{command} 没有选项 {name}{zh}", $"{command} has no option {name}{en}", HelpOf(parsed));
    }

    // Two dashes and a word, whatever is set to it. Without a pattern, as all that every command passes.
    private static bool IsOptionName(string word) =>
        word.Split('=')[0] is ['-', '-', var first, .. var rest] && char.IsAsciiLetter(first)
        && rest.All(letter => char.IsAsciiLetter(letter) || letter == '-');

    private static Problem Misread(ParseResult parsed) => Missing(parsed) is { Count: > 0 } missing
        ? new(
            $"命令行缺少 {string.Join('、', missing.Select(one => $"{one.Name}（{one.Meaning}）"))}。",
            $"Missing on the command line: {string.Join(", ", missing.Select(one => one.Name))}.", HelpOf(parsed))
        : new("命令行有误。", string.Join(' ', parsed.Errors.Select(e => e.Message).Distinct()), HelpOf(parsed));

    // Arguments and options that have to be there, and options whose value is not.
    private static List<(string Name, string? Meaning)> Missing(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        return
        [
            .. command is { Action: null, Subcommands.Count: > 0 } ? [("COMMAND", "命令 a command")] : Array.Empty<(string, string?)>(),
            .. command.Arguments.Where(one => (parsed.GetResult(one)?.Tokens.Count ?? 0) < one.Arity.MinimumNumberOfValues)
                .Select(one => (one.Name, one.Description)),
            .. command.Options.Where(one => parsed.GetResult(one) is { Implicit: false } given
                    ? given.Tokens.Count < one.Arity.MinimumNumberOfValues
                    : one.Required)
                .Select(one => (one.Name, one.Description)),
        ];
    }

    private static string HelpOf(ParseResult parsed)
    {
        var words = new Stack<string>(["--help"]);
        for (var result = parsed.CommandResult; result.Command is not RootCommand; result = (CommandResult)result.Parent!)
            words.Push(result.Command.Name);
        return $"perfeval {string.Join(' ', words)}";
    }
}
