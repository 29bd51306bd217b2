using System.CommandLine;
using PerfEval.Normalize.Proposals;
using PerfEval.Normalize.Vocabulary;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Export;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.Queries;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>perfeval vocabulary: labels that nobody knows, what they may name, and taking one in.</summary>
public static class VocabularyCommand
{
    private const string Proposals = """
        SELECT state, label, field, probability, arithmetic, reports, place, context FROM proposal
        ORDER BY state = 'waiting' DESC, field IS NULL, reports DESC, probability DESC, label, context
        """;

    public static Command Create(Terminal terminal)
    {
        var database = new DatabaseOption();
        var output = new RowOutput(OutputFormat.Table);
        var command = new ExampleCommand(
            "vocabulary",
            "列出词表不识的标签及建议的字段；采纳其一。 Lists labels that the vocabulary does not know, with the fields they may name; takes one in.",
            "perfeval vocabulary",
            "perfeval vocabulary --format csv",
            "perfeval vocabulary accept 全年调整预算金额 funding_column.full_year") { Accept(terminal) };
        database.AddTo(command);
        output.AddTo(command);
        command.SetAction((parsed, ct) =>
        {
            var (connection, problem) = database.OpenReader(parsed, terminal);
            if (problem is not null)
                return Task.FromResult(problem.Print(terminal));
            using (connection)
            {
                using var query = connection!.Command(Proposals);
                using var stop = new Interruption(connection!, ct);
                using var reader = query.ExecuteReader();
                return Task.FromResult(output.Write(parsed, terminal, ResultRows.From(reader), "vocabulary", ct));
            }
        });
        return command;
    }

    private static ExampleCommand Accept(Terminal terminal)
    {
        var label = new Argument<string>("LABEL") { Description = "标签，如所印 the label as printed" };
        var field = new Argument<string>("FIELD") { Description = "字段，组.角色 the field, GROUP.ROLE" };
        var database = new DatabaseOption(writes: true);
        var rules = new RuleOption();
        var command = new ExampleCommand(
            "accept",
            "把标签写入词表，并重新识别有关文件。 Writes the label into data/vocabulary and reads again what it concerns.",
            "perfeval vocabulary accept 全年调整预算金额 funding_column.full_year",
            "perfeval vocabulary accept 备案编号 key_ignored.ignored") { label, field };
        database.AddTo(command);
        rules.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var home = DataHome.Of(database.PathOf(parsed));
            var listener = new TerminalListener(terminal);
            if (Handover.Refuse(home, "stop serve for it; or write the label into data/vocabulary by hand: serve reads it at its next run") is { } held)
                return held.Print(terminal);
            if (!File.Exists(home.Warehouse) || !Directory.Exists(home.Archive))
                return Write(parsed.GetRequiredValue(label), parsed.GetRequiredValue(field), terminal) ?? ExitCode.Success;
            var (connection, problem) = database.OpenWriter(parsed);
            if (problem is not null)
                return problem.Print(terminal);
            using (connection)
            {
                var (archive, busy) = ArchiveFiles.Open(home);
                if (busy is not null)
                    return busy.Print(terminal);
                using var files = archive!;
                var before = await StepServices.Ingest(DataFolder.Find(), listener).Keys();
                if (Write(parsed.GetRequiredValue(label), parsed.GetRequiredValue(field), terminal) is { } refused)
                    return refused;
                var job = StepServices.Ingest(DataFolder.Find(), listener);
                var key = Label.KeyOf(parsed.GetRequiredValue(label));
                connection!.Execute("UPDATE core.proposal SET state = $state WHERE label = $label", ("state", ProposalState.Accepted), ("label", key));
                // A word that is looked for in titles or text may concern any document.
                if (LabelContext.IsLabelGroup(FieldOf(parsed.GetRequiredValue(field))!.Group))
                    SparedOriginals.Note(connection!, files.Journal.State, key, before, await job.Keys());
                var load = job.RunArchived(connection!, files.Journal, files.Store, ct);
                return (await LoadAndCheck.Run(connection!, load, () => rules.Load(parsed), listener, ct)).ExitCode();
            }
        });
        return command;
    }

    // The exit code where nothing was written.
    private static int? Write(string label, string field, Terminal terminal)
    {
        if (FieldOf(field) is not { } parsed)
            return new Problem(
                $"“{field}”不是字段。", $"{field} is no field.",
                "name group and role, such as funding_column.full_year; perfeval vocabulary lists proposals").Print(terminal);
        try
        {
            var file = VocabularyFile.Add(Path.Combine(DataFolder.Find(), "vocabulary"), label, parsed);
            terminal.Error.WriteLine($"已写入 Written: {label} → {parsed}（{Path.GetFileName(file)}）");
            return null;
        }
        catch (InvalidDataException e)
        {
            return new Problem("词表未改。", e.Message, "choose another label or field, or edit data/vocabulary").Print(terminal);
        }
    }

    private static Field? FieldOf(string text) => text.Split('.') is [{ Length: > 0 } group, { Length: > 0 } role] ? new Field(group, role) : null;
}
