using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace PerfEval.Ingest.Pages.Sources.PdfPig;

/// <summary>PdfPig's filters within the limits of the document.</summary>
internal sealed class PdfFilters(PdfReading reading) : IFilterProvider
{
    private static readonly IFilterProvider s_all = DefaultFilterProvider.Instance;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bounded(s_all.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bounded(s_all.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Bounded(s_all.GetAllFilters());

    private IReadOnlyList<IFilter> Bounded(IReadOnlyList<IFilter> filters) =>
        [.. filters.Select(filter => (IFilter)(filter is FlateFilter ? new BoundedFlate(filter, reading) : new BoundedFilter(filter, reading)))];
}
