using System.Globalization;
using PerfEval.Normalize.Values;

namespace PerfEval.Worker.Evaluation;

/// <summary>
/// Amounts of money in running text: an expected one is found when the same amount was found, with the same basis where the gold file
/// gives one. What the sentence calls it is not compared; figures that are not money are counted on neither side.
/// </summary>
public static class FigureComparison
{
    public static void Compare(string file, GoldReport report, IReadOnlyList<EvalRow> found, ViewScore score, List<Difference> differences)
    {
        var left = found.Where(f => Amount(f) is not null).ToList();
        var expected = report.Rows(ViewShape.NarrativeFigure).Where(e => Amount(e) is not null).ToList();
        score.Expected += expected.Count;
        score.Found += left.Count;
        score.Numbers += expected.Count;
        // Those with a basis choose first: one without is content with either.
        foreach (var figure in expected.OrderBy(e => e.Text("basis") is null))
        {
            var match = left.Find(f => Amount(f) == Amount(figure) && (figure.Text("basis") is null || f.AgreesOn("basis", figure)));
            if (match is null)
            {
                differences.Add(Difference("missing_row", figure));
                continue;
            }

            left.Remove(match);
            score.Matched++;
            score.NumbersExact++;
        }

        differences.AddRange(left.Select(f => Difference("extra_row", f)));

        Difference Difference(string kind, EvalRow row) => new(
            file, report.Unit, ViewShape.NarrativeFigure, row.Text("label") ?? "", kind, null,
            kind == "extra_row" ? null : Show(row), kind == "extra_row" ? Show(row) : null);
    }

    // In 万元; null for what is not money.
    private static decimal? Amount(EvalRow row) =>
        MoneyUnit.InTenThousandYuan(row.Text("measure_unit")) is not null ? row.InTenThousandYuan()["value"] as decimal? : null;

    private static string Show(EvalRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"{row["value"]:0.######}{row.Text("measure_unit")} {row.Text("basis")}: {row.Text("quote")}");
}
