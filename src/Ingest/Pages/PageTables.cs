using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Lattice;
using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages;

/// <summary>
/// Turns pages into tables and paragraphs, whatever format the pages come from. Tables come from painted lines and go on over page
/// breaks; what is doubtful has low confidence (<see cref="Trust"/>) and a warning.
/// </summary>
public static class PageTables
{
    /// <param name="pages">In reading order.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PageLayout Layout(IReadOnlyList<PageModel> pages, ReaderLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(pages);
        ArgumentNullException.ThrowIfNull(limits);
        var left = limits.MaxCells;
        var contents = new List<PageContent>(pages.Count);
        foreach (var page in pages)
        {
            ct.ThrowIfCancellationRequested();
            var content = PageContent.Of(page, left);
            left -= content.Parts.Sum(part => part.Cells.Count);
            contents.Add(content);
        }

        var flow = new PageFlow(contents, ct);
        foreach (var content in contents)
        {
            ct.ThrowIfCancellationRequested();
            flow.Add(content);
        }

        return flow.End();
    }
}
