using System.CommandLine;
using PerfEval.Ingest.Crawl.Sources;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>--sources: the folder of portals.</summary>
public sealed class SourceOption
{
    private readonly Option<string?> _folder = new("--sources")
    {
        Description = "来源目录 the folder of portals; default data/sources",
        HelpName = "DIR",
    };

    public void AddTo(Command command) => command.Add(_folder);

    /// <summary>What was said; null for the default.</summary>
    public string? Given(ParseResult parsed) => parsed.GetValue(_folder);

    public string FolderOf(ParseResult parsed) => parsed.GetValue(_folder) ?? Path.Combine(DataFolder.Find(), "sources");

    public (IReadOnlyList<Source> Sources, IReadOnlyList<SourceProblem> Problems) Load(ParseResult parsed) => SourceFolder.Load(FolderOf(parsed));
}
