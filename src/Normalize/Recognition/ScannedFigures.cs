using System.Globalization;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Model;
using PerfEval.Normalize.Closures;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Recognition;

/// <summary>
/// Holds figures read from pictures against the form's own sums. A sum that fails makes all its figures uncertain, unless exactly one of
/// them was disputed when it was read and one digit of it closes the sum: that one is repaired, and marked so.
/// </summary>
internal static class ScannedFigures
{
    /// <summary>Figures to be stored instead of those read, by place; empty for documents that were not scanned.</summary>
    public static IReadOnlyDictionary<Place, Figure> Revise(Document document, IEnumerable<SumEquation> sums)
    {
        var revisions = new Dictionary<Place, Figure>();
        if (document.Warnings.All(w => w.Kind != WarningKind.Ocr))
            return revisions;
        var confidence = document.Tables.SelectMany((t, no) => t.Cells.Select(c => (Place.OfCell(no, c.Row, c.Col), c.Confidence)))
            .DistinctBy(c => c.Item1).ToDictionary(c => c.Item1, c => c.Confidence);
        double Of(Figure figure) => confidence.GetValueOrDefault(figure.Place, Trust.Printed);
        foreach (var sum in sums.Where(s => s.Holds != true))
        {
            var scanned = sum.Figures.Where(f => Of(f) < Trust.Printed).ToList();
            var disputed = scanned.Where(f => Of(f) < Trust.Review).ToList();
            if (disputed is [var one] && sum.Closing(sum.Terms.First(t => t.Figure == one)) is { } closing && OneDigitApart(one, closing))
            {
                revisions[one.Place] = one with { Value = closing, Certainty = Certainty.Repaired };
                continue;
            }

            foreach (var figure in scanned)
                revisions.TryAdd(figure.Place, figure with { Certainty = Certainty.OcrUncertain });
        }

        return revisions;
    }

    // The reading and the closing value differ in one digit, or by a decimal point that was not seen.
    private static bool OneDigitApart(Figure read, decimal closing)
    {
        if (closing < 0 || read.PrintedUnit is not (null or "万元" or "分"))
            return false;
        var digits = PlainText.Squeeze(read.Raw).Replace(",", "", StringComparison.Ordinal);
        var places = digits.Contains('.', StringComparison.Ordinal) ? digits.Length - digits.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        var wanted = closing.ToString("F" + places, CultureInfo.InvariantCulture);
        if (decimal.Parse(wanted, CultureInfo.InvariantCulture) != closing)
            return digits == closing.ToString("0.######", CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal);
        return wanted.Length == digits.Length && wanted.Zip(digits).Count(p => p.First != p.Second) == 1;
    }
}
