using System.Globalization;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Archive.Journal;

/// <summary>A file of the journal: journal-000001.jsonl, or journal-NODE-000001.jsonl of a server with a name.</summary>
/// <param name="Node">Who appends to it; empty for the process that has no name.</param>
/// <param name="Number">From 1; a higher one continues those before it.</param>
internal readonly record struct JournalName(string Node, int Number)
{
    private const string Prefix = "journal-";
    private const string Suffix = ".jsonl";

    public string FileName => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{(Node.Length == 0 ? "" : Node + "-")}{Number:000000}{Suffix}");

    /// <summary>All in a folder, by node and in order; none where there is no folder. Files with other names are no part of the journal.</summary>
    public static ILookup<string, int> In(string folder) =>
        (Directory.Exists(folder) ? Directory.EnumerateFiles(folder, Prefix + "*" + Suffix) : [])
            .Where(path => !SpecialFile.Is(path))
            .Select(path => Parse(Path.GetFileName(path)))
            .OfType<JournalName>()
            .OrderBy(name => name.Number)
            .ToLookup(name => name.Node, name => name.Number);

    /// <summary>Folders where files of the journal belong.</summary>
    public static IEnumerable<string> FoldersIn(string folder) =>
        (Directory.Exists(folder) ? Directory.EnumerateDirectories(folder, Prefix + "*" + Suffix) : []).Select(path => Path.GetFileName(path))
            .Where(name => Parse(name) is not null);

    /// <summary>Pipes and devices where files of the journal belong: nobody opens them.</summary>
    public static IEnumerable<string> SpecialIn(string folder) =>
        (Directory.Exists(folder) ? Directory.EnumerateFiles(folder, Prefix + "*" + Suffix) : []).Where(SpecialFile.Is)
            .Select(path => Path.GetFileName(path))
            .Where(name => Parse(name) is not null);

    private static JournalName? Parse(string fileName)
    {
        var name = fileName.AsSpan(Prefix.Length, fileName.Length - Prefix.Length - Suffix.Length);
        var dash = name.LastIndexOf('-');
        return int.TryParse(name[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? new JournalName(dash < 0 ? "" : name[..dash].ToString(), number)
            : null;
    }
}
