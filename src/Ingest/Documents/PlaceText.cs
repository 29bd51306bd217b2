using System.Globalization;

namespace PerfEval.Ingest.Documents;

/// <summary>Places as people count them, from 1; in the data they count from 0.</summary>
public static class PlaceText
{
    /// <returns>第2张表第3行第4列, as far as it is given.</returns>
    public static string Of(int tableNo, int? row = null, int? col = null) => string.Create(
        CultureInfo.InvariantCulture, $"第{tableNo + 1}张表{(row is { } r ? $"第{r + 1}行" : "")}{(col is { } c ? $"第{c + 1}列" : "")}");
}
