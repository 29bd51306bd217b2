using PerfEval.Worker.Publishing;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Checking;

/// <summary>Commands that repair a data home, as a shell takes them.</summary>
public sealed class Repairs(DataHome home)
{
    public string Rebuild => Perfeval("rebuild");

    public string RebuildJournal => Perfeval("archive rebuild-journal");

    public string CheckArchive => Perfeval("archive check --all");

    public string Publish => Perfeval("publish");

    public string RollBack => Perfeval("publish --rollback");

    /// <summary>Crawls what the check found lost, without conditions.</summary>
    public string FetchAgain => $"{CheckArchive}; {Perfeval("crawl")}";

    /// <summary>The newest whole copy of the state into its place; where there is none, a state that begins anew.</summary>
    public string RestoreState => WholeStateCopy is { } copy
        ? Perfeval($"restore-backup {Quoted(copy)} --force")
        : MoveAway(home.State);

    public string IngestAgain(IEnumerable<string> files) => Perfeval($"ingest {string.Join(' ', files.Select(Quoted))}");

    /// <summary>For what the program makes anew by itself.</summary>
    public static string MoveAway(params string[] paths) => string.Join(" && ", paths.Select(path => $"mv {Quoted(path)} {Quoted(path + ".damaged")}"));

    /// <summary>For what is of no use to anybody, and must not lie about under another name.</summary>
    public static string Erase(string path) => $"rm -r {Quoted(path)}";

    /// <summary>The newest copy of the state in the home that is whole.</summary>
    public string? WholeStateCopy
    {
        get
        {
            var generations = new Generations(home.Published);
            string[] copies = [home.StateCopy, .. generations.All().Select(generation => generations.PathOf(generation.Number, Publisher.StateFile))];
            return copies.FirstOrDefault(copy => File.Exists(copy) && StateSnapshot.WhyDamaged(copy) is null && StateSnapshot.VersionOf(copy).Count > 0);
        }
    }

    private static string Quoted(string path) =>
        path.All(c => char.IsLetterOrDigit(c) || c is '/' or '.' or '-' or '_') ? path : $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private string Perfeval(string words) => $"perfeval {words} --db {Quoted(home.Warehouse)}";
}
