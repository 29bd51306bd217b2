using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Packing;

/// <summary>What an archive says of one of its files before anything is unpacked.</summary>
/// <param name="Name">As stored, forward slashes.</param>
/// <param name="Problem">Why it is not to be unpacked, null where nothing speaks against it.</param>
internal sealed record ArchiveEntry(string Name, Rejection? Problem = null)
{
    private static readonly string[] s_leftBehind = ["Thumbs.db", "desktop.ini", "__MACOSX"];

    /// <summary>Why a link is not unpacked: it can point out of the archive.</summary>
    public static Rejection SymbolicLink { get; } = Rejections.UnsafePath("链接", "a symbolic link");

    /// <summary>Folders and files that systems leave behind; nobody meant to publish them.</summary>
    public bool IsPassedOver => Name.EndsWith('/') || Array.Exists(Name.Split('/'), IsLeftBehind);

    /// <summary>Name as it is shown: without control characters, which could play tricks on a terminal.</summary>
    public string ShownName => string.Concat(Name.Select(c => char.IsControl(c) ? '\uFFFD' : c));

    /// <summary>Why the name must not be trusted: it points out of the archive. Nothing is written under it, but whoever made it meant harm.</summary>
    public Rejection? NameProblem =>
        Name.StartsWith('/') ? Rejections.UnsafePath("绝对路径", "an absolute path")
        : Name is [var letter, ':', ..] && char.IsAsciiLetter(letter) ? Rejections.UnsafePath("带盘符的路径", "a path with a drive letter")
        : Name.Split('/').Contains("..") ? Rejections.UnsafePath("指向上级目录", "it leads out of the archive")
        : null;

    private static bool IsLeftBehind(string step) =>
        (step.StartsWith('.') && step != "..")
        || step.StartsWith("~$", StringComparison.Ordinal)
        || Array.Exists(s_leftBehind, name => name.Equals(step, StringComparison.OrdinalIgnoreCase));
}
