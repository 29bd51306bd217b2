using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Closures;
using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Values;

namespace PerfEval.Misreads;

/// <summary>
/// The numbers of a report misread one at a time, as a reader may misread them; written without the program's own idea of what stands near a number, from
/// the printed cells.
/// </summary>
internal sealed class Misreads
{
    private readonly Document _document;
    private readonly RecognisedDocument _recognised;
    private readonly Dictionary<(int Table, int Row, int Col), string> _cells = [];

    public Misreads(Document document, RecognisedDocument recognised)
    {
        (_document, _recognised) = (document, recognised);
        var tableNo = 0;
        foreach (var table in document.Tables)
        {
            foreach (var cell in table.Cells)
                _cells.TryAdd((tableNo, cell.Row, cell.Col), cell.Text);
            tableNo++;
        }
    }

    /// <summary>Every number that facts of the report hold, once for each place.</summary>
    public static IReadOnlyList<(string View, Figure Figure)> Numbers(RecognisedReport report)
    {
        var found = new Found();
        foreach (var fact in report.Facts)
        {
            found.View = fact.View;
            fact.Table.Write(fact, found);
        }

        return found.Figures;
    }

    /// <summary>Each other number of the figure's row and column, of its paragraph in text.</summary>
    public IEnumerable<decimal> OfRowAndColumn(RecognisedReport report, Figure figure)
    {
        var value = figure.Value!.Value;
        if (figure.Place is { TableNo: { } table, Row: { } row, Col: { } col })
        {
            foreach (var ((t, r, c), text) in _cells)
            {
                if (t == table && (r == row || c == col) && (r, c) != (row, col) && PrintedNumber.Parse(text, out var other, out _) == ValueState.Number
                    && other * ScaleOf(figure) is var there && there != value)
                    yield return there;
            }
        }
        else
        {
            foreach (var (_, other) in Numbers(report).Where(n => n.Figure.Place.Paragraph == figure.Place.Paragraph && n.Figure.Value != value))
                yield return other.Value!.Value;
        }
    }

    /// <summary>x 10,000 and back.</summary>
    public static IEnumerable<decimal> OfUnit(Figure figure) => figure.Value is { } value and not 0 ? [value * 10_000, value / 10_000] : [];

    /// <summary>One digit less, wherever it is lost.</summary>
    public static IEnumerable<decimal> Shorter(Figure figure)
    {
        var text = figure.Value!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Enumerable.Range(0, text.Length)
            .Where(i => char.IsAsciiDigit(text[i]))
            .Select(i => text.Remove(i, 1))
            .Where(t => t.Length > 0 && t is not ("." or "-"))
                .Select(t => decimal.Parse(t, System.Globalization.CultureInfo.InvariantCulture)).Where(v => v != figure.Value).Distinct();
    }

    /// <summary>The report as it would be proved if one figure had been read so.</summary>
    public RecognisedReport Misread(RecognisedReport report, Figure figure, decimal value)
    {
        var replaced = new Dictionary<Place, Figure>(report.Revisions) { [figure.Place] = figure with { Value = value } };
        return report.Prove(_recognised.Leftovers, isWhole: true, replaced);
    }

    /// <summary>The document with another text in the cell of a figure; null where the figure does not stand in a cell by itself.</summary>
    public Document? Printed(Figure figure, string text)
    {
        if (figure.Place is not { TableNo: { } table, Row: { } row, Col: { } col } || PrintedNumber.Parse(figure.Raw, out _, out _) != ValueState.Number)
            return null;
        var tableNo = 0;
        return _document with
        {
            Blocks =
            [
                .. _document.Blocks.Select(
                    b => b is Table t && tableNo++ == table
                        ? t with { Cells = [.. t.Cells.Select(c => c.Row == row && c.Col == col ? c with { Text = text } : c)] }
                        : b)
            ],
        };
    }

    // From what is printed to the fact's unit.
    private static decimal ScaleOf(Figure figure) =>
        PrintedNumber.Parse(figure.Raw, out var printed, out _) == ValueState.Number && printed != 0 && figure.Value != 0 ? figure.Value!.Value / printed : 1;

    private sealed class Found : IFactWriter
    {
        private readonly HashSet<Place> _seen = [];

        public string View { get; set; } = "";

        public List<(string View, Figure Figure)> Figures { get; } = [];

        public void Number(string field, Figure? figure)
        {
            if (figure?.Value is not null && _seen.Add(figure.Place))
                Figures.Add((View, figure));
        }

        public void Count(string field, Figure? figure) => Number(field, figure);
    }
}
