namespace PerfEval.Ingest.Archive.Journal;

/// <summary>
/// Names of the servers that share one archive folder. Each appends to journal files of its own, which carry its name; a home with one writing process
/// at a time needs none. No two processes may write under one name: on one machine the second is refused, on a network file system whose
/// locks do not reach other machines the names themselves must differ, which is why the machine's is the default.
/// </summary>
public static class ArchiveNode
{
    private const int MaxLength = 40;

    /// <summary>Of this machine: the same at every start, another on every machine.</summary>
    public static string Default { get; } = Of(Environment.MachineName);

    /// <summary>Whether files can be called so: 1 to 40 of a-z, 0-9, - and _, the first no sign.</summary>
    public static bool IsName(string name) => name.Length is > 0 and <= MaxLength && char.IsAsciiLetterOrDigit(name[0]) && name.All(IsPart);

    /// <summary>The name nearest to a text: lower case, a - for what cannot stand in it.</summary>
    private static string Of(string text)
    {
        var name = string.Concat(text.ToLowerInvariant().Select(c => IsPart(c) ? c : '-')).TrimStart('-', '_');
        return name.Length == 0 ? "server" : name[..Math.Min(name.Length, MaxLength)];
    }

    private static bool IsPart(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_';
}
