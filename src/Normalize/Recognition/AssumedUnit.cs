using System.Globalization;
using System.Text.RegularExpressions;
using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Recognition;

/// <summary>元 or 万元 for amounts beside which no unit is printed: amounts that the text states with a unit decide, then their size.</summary>
internal static partial class AssumedUnit
{
    /// <summary>10亿元 as 万元. Few counties give one project as much, and a table in 元 reaches it with 100,000 yuan.</summary>
    private const decimal TooLarge = 100_000m;

    /// <param name="amounts">As printed in the tables, without sign.</param>
    /// <returns>万元 or 元; null where it could be either.</returns>
    public static string? Of(IReadOnlySet<decimal> amounts, Document document)
    {
        var stated = Stated(document);
        // Small round figures are found in any text by chance.
        var telling = amounts.Where(a => a >= 20 && a % 10 != 0).ToList();
        var asTenThousands = telling.Any(stated.Contains);
        var asYuan = amounts.Where(a => a >= 1000).Any(a => stated.Contains(a / 10_000));
        if (asTenThousands != asYuan)
            return asYuan ? "元" : "万元";
        return asYuan || amounts.Max() >= TooLarge ? null : "万元";
    }

    // In 万元.
    private static HashSet<decimal> Stated(Document document)
    {
        var stated = new HashSet<decimal>();
        foreach (var text in document.Blocks.OfType<Paragraph>().Select(p => p.Text).Concat(document.Tables.SelectMany(t => t.Cells).Select(c => c.Text)))
        {
            if (!text.Contains('元', StringComparison.Ordinal))
                continue;
            foreach (Match match in WithUnit().Matches(PlainText.Fold(text)))
            {
                if (decimal.TryParse(
                    match.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
                    out var number)
                    && MoneyUnit.InTenThousandYuan(match.Groups["u"].Value) is { } scale && number < TooLarge * TooLarge)
                    stated.Add(number * scale);
            }
        }

        return stated;
    }

    [GeneratedRegex(@"(?<![\d.,])(?<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,12}(?:\.\d{1,6})?)\s?(?<u>万元|亿元|元)", RegexOptions.CultureInvariant)]
    private static partial Regex WithUnit();
}
