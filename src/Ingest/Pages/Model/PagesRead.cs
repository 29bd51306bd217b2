using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Pages.Model;

/// <summary>What became of the pages of one file.</summary>
public abstract record PagesRead
{
    private PagesRead()
    {
    }

    /// <param name="Documents">Pages in order of each document of the file, numbered through; tables never go on from one document to the next.</param>
    /// <param name="Warnings">What is damaged or missing, by page.</param>
    public sealed record Pages(IReadOnlyList<IReadOnlyList<PageModel>> Documents, IReadOnlyList<DocumentWarning> Warnings) : PagesRead;

    /// <summary>The file as a whole cannot be read.</summary>
    public sealed record Rejected(Rejection Reason) : PagesRead;
}
