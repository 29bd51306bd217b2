using System.Globalization;

namespace PerfEval.Worker.Evaluation;

/// <summary>Compares the rows of one view of one report, field by field, as far as the gold file states fields.</summary>
/// <param name="columns">Columns of the view in the warehouse, true for those that hold numbers.</param>
/// <param name="isMarked">Whether a found row's field is marked as read uncertainly.</param>
public sealed class ViewComparison(ViewShape shape, IReadOnlyDictionary<string, bool> columns, Func<EvalRow, string, bool> isMarked)
{
    public void Compare(string file, GoldReport report, IReadOnlyList<EvalRow> found, ViewScore score, List<Difference> differences)
    {
        score.Found += found.Count;
        var expected = report.Rows(shape.View).Select(r => r.InTenThousandYuan()).ToList();
        foreach (var pair in RowAlignment.Align(shape, expected, [.. found.Select(r => r.InTenThousandYuan())]))
        {
            if (pair is { Expected.MayBeAbsent: true, Found: null })
                continue;
            score.Expected += pair.Expected is null ? 0 : 1;
            if (pair.SameKey)
                score.Matched++;
            else
                Add(pair.Expected is null ? "extra_row" : pair.Found is null ? "missing_row" : "row_name", pair, null);
            if (pair.Expected is { } row)
                Cells(row, pair);
        }

        void Cells(EvalRow row, RowPair pair)
        {
            foreach (var field in row.Fields.Keys)
            {
                if (!columns.TryGetValue(field, out var isNumber))
                    score.NotMeasured.Add(field);
                else if (!shape.Identity.Contains(field))
                    Cell(field, isNumber, pair);
            }
        }

        void Cell(string field, bool isNumber, RowPair pair)
        {
            // A blank that was left blank says nothing.
            if (IsBlank(pair.Expected!, field) && (pair.Found is null || IsBlank(pair.Found, field)))
                return;
            var exact = pair.Found is { } found && (shape.Contained == field
                ? OneContainsTheOther(pair.Expected!, found, field)
                : pair.Expected!.AgreesOn(field, found));
            if (isNumber)
            {
                score.Numbers++;
                score.NumbersExact += exact ? 1 : 0;
                score.WrongUnmarked += !exact && pair.Found?[field] is decimal && !isMarked(pair.Found, field) ? 1 : 0;
            }
            else
            {
                score.Texts++;
                score.TextsExact += exact ? 1 : 0;
            }

            // The cells of a missing row are said to be missing once.
            if (!exact && pair.Found is not null)
                Add(isNumber ? "number" : "text", pair, field);
        }

        void Add(string kind, RowPair pair, string? field) => differences.Add(new Difference(
            file, report.Unit, shape.View, shape.NameOf(pair.Expected ?? pair.Found!), kind, field,
            field is null ? Whole(pair.Expected) : Show(pair.Expected![field]),
            field is null ? Whole(pair.Found) : Show(pair.Found![field])));
    }

    private static bool IsBlank(EvalRow row, string field) => row[field] is not decimal && row.Text(field) is null;

    private static bool OneContainsTheOther(EvalRow expected, EvalRow found, string field) =>
        expected.Text(field) is { } one && found.Text(field) is { } other
        && (one.Contains(other, StringComparison.Ordinal) || other.Contains(one, StringComparison.Ordinal));

    private string? Whole(EvalRow? row) => row is null ? null : string.Join(", ", row.Fields
        .Where(f => f.Value is not null && !(shape.Group.Contains(f.Key) || f.Key is "row_key" or "report_id" or "ordinal"))
        .Select(f => $"{f.Key} {Show(f.Value)}"));

    private static string? Show(object? value) => value switch
    {
        decimal number => number.ToString("0.######", CultureInfo.InvariantCulture),
        _ => value as string,
    };
}
