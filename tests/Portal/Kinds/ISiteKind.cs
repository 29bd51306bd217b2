namespace PerfEval.Portal.Kinds;

/// <summary>How one portal system lays out its addresses, lists and pages. Addresses are paths with query.</summary>
internal interface ISiteKind
{
    /// <summary>Under which a plan asks for it.</summary>
    string Name { get; }

    /// <summary>First page of the list.</summary>
    string Start { get; }

    /// <summary>utf-8, or gbk for the older systems.</summary>
    string Charset => "utf-8";

    /// <summary>False where files come from a script that says neither date nor tag of them.</summary>
    bool FilesHaveValidators => true;

    string PageOf(int number, DateOnly publishedOn);

    string AttachmentOf(int number, DateOnly publishedOn, string extension);

    /// <summary>The href under which the detail page hangs its file; relative where the system writes it so.</summary>
    string HrefOf(string attachment) => attachment;

    /// <summary>What a list address shows; null where it is none of the list.</summary>
    ListAnswer? List(Asked asked, IReadOnlyList<ListEntry> entries, int pageSize);
}
