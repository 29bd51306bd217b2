using System.Text;

namespace PerfEval.SampleGenerator.Printers;

/// <summary>A worksheet saved as text by Excel in China: GBK, commas, as many cells in every row, merges lost.</summary>
internal static class CsvPrinter
{
    public static byte[] Print(SheetLayout sheet)
    {
        var columns = sheet.Cells.Max(c => c.Column) + 1;
        var texts = sheet.Cells.Where(c => c.Cell.Text.Length > 0).ToDictionary(c => (c.Row, c.Column), c => c.Cell.Text);
        var csv = new StringBuilder();
        for (var row = 0; row <= sheet.Cells.Max(c => c.Row); row++)
            csv.AppendJoin(',', Enumerable.Range(0, columns).Select(column => Quoted(texts.GetValueOrDefault((row, column), "")))).Append("\r\n");
        return CodePagesEncodingProvider.Instance.GetEncoding(936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!.GetBytes(
            csv.ToString());
    }

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
