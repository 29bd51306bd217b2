using System.Globalization;

namespace PerfEval.SampleGenerator.Printers;

/// <summary>What a form's cell becomes in a workbook: a typed number with the format that prints it as it was, or a text.</summary>
/// <param name="Number">Null for a text.</param>
internal sealed record SpreadsheetCell(string Text, double? Number, NumberLook Look)
{
    /// <param name="typed">False for workbooks in which people typed everything as text.</param>
    public static SpreadsheetCell Of(string text, bool typed)
    {
        var isPercent = text.EndsWith('%');
        var digits = isPercent ? text[..^1] : text;
        if (!typed || !decimal.TryParse(
            digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value))
            return new SpreadsheetCell(text, null, NumberLook.General);
        var decimals = digits.Contains('.', StringComparison.Ordinal) ? digits.Length - digits.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        NumberLook? look = (isPercent, digits.Contains(',', StringComparison.Ordinal), decimals) switch
        {
            (false, false, 0) => NumberLook.Whole,
            (false, false, 1) => NumberLook.General,
            (false, false, 2) => NumberLook.Cents,
            (false, true, 2) => NumberLook.Thousands,
            (true, false, 0) => NumberLook.Percent,
            (true, false, 2) => NumberLook.PercentCents,
            _ => null,
        };
        return look is { } found
            ? new SpreadsheetCell(text, (double)(isPercent ? value / 100 : value), found)
            : new SpreadsheetCell(text, null, NumberLook.General);
    }
}
