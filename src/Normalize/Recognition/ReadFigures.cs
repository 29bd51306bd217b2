using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Recognition;

/// <summary>Every number that the facts of a document take from its tables, and what each is read as: view, line and column.</summary>
internal sealed class ReadFigures : IFactWriter
{
    private readonly Dictionary<Place, ReadFigure> _figures = [];
    private readonly List<string?> _keys = [];
    private Fact? _fact;
    private RecognisedReport? _report;

    public ReadFigures(RecognisedDocument document)
    {
        foreach (var report in document.Reports)
        {
            foreach (var fact in report.Facts)
            {
                (_fact, _report) = (fact, report);
                _keys.Clear();
                fact.Table.Write(fact, this);
            }
        }
    }

    public IReadOnlyDictionary<Place, ReadFigure> ByPlace => _figures;

    void IFactWriter.Key(string field, string? value)
    {
        if (field is "line" or "side")
            _keys.Add(value);
    }

    void IFactWriter.Number(string field, Figure? figure)
    {
        if (figure is { Value: not null, Place.TableNo: not null })
            _figures.TryAdd(figure.Place, new ReadFigure(figure, $"{_fact!.View}/{string.Join('/', _keys)}/{field}", _fact, field, _report!));
    }

    void IFactWriter.Count(string field, Figure? figure) => ((IFactWriter)this).Number(field, figure);
}
