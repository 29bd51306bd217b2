using System.Diagnostics;
using System.Globalization;
using System.Text;
using PerfEval.Ingest.Tests.Readers.Pdf;

namespace PerfEval.EndToEnd.Tests;

/// <summary>
/// A page of a fictional unit's project form, printed, spotted and taken a picture of at 200 dpi. Its year's budget of 276.20 has a
/// white scratch through a digit, its rate a percent sign that reads differently as text and as figure; dust lies over the page.
/// </summary>
internal static class ScannedReport
{
    private const double Top = 120;
    private const double RowHeight = 26;
    private const double Size = 11;

    private static readonly double[] s_edges = [30, 100, 215, 280, 345, 410, 450, 505, 565];

    /// <summary>Column, width in columns and text of each cell, row by row; the first column of the lower rows is one cell.</summary>
    private static readonly (int Column, int Span, string Text)[][] s_rows =
    [
        [(0, 2, "项目支出名称"), (2, 6, "窗口服务专项整治经费")],
        [(0, 2, "主管部门"), (2, 2, "平江县政务协调局"), (4, 1, "实施单位"), (5, 3, "平江县云台事务服务中心")],
        [(1, 1, ""), (2, 1, "年初预算数"), (3, 1, "全年预算数"), (4, 1, "全年执行数"), (5, 1, "分值"), (6, 1, "执行率"), (7, 1, "自评得分")],
        [(1, 1, "年度资金总额"), (2, 1, "158.50"), (3, 1, "276.20"), (4, 1, "169.03"), (5, 1, "10"), (6, 1, "98.33%"), (7, 1, "9.83")],
        [(1, 1, "其中：当年财政拨款"), (2, 1, "134.60"), (3, 1, "241.35"), (4, 1, "136.18"), (5, 1, ""), (6, 1, ""), (7, 1, "")],
        [(1, 1, "上年结转资金"), (2, 1, "23.90"), (3, 1, "34.85"), (4, 1, "32.85"), (5, 1, ""), (6, 1, ""), (7, 1, "")],
        [(1, 1, "其他资金"), (2, 1, ""), (3, 1, ""), (4, 1, ""), (5, 1, ""), (6, 1, ""), (7, 1, "")],
    ];

    /// <summary>Writes the picture as PNG.</summary>
    public static async Task Write(string path)
    {
        var pdf = Path.ChangeExtension(path, ".pdf");
        await WritePdf(pdf);
        using var draw = Process.Start(
            new ProcessStartInfo("mutool", ["draw", "-q", "-r", "200", "-c", "gray", "-o", path, pdf]) { RedirectStandardError = true })!;
        await draw.StandardError.ReadToEndAsync();
        await draw.WaitForExitAsync();
        File.Delete(pdf);
    }

    /// <summary>The same page as text, and pages behind it.</summary>
    public static Task WritePdf(string path, params string[] furtherPages) => File.WriteAllBytesAsync(path, PdfFile.Of([Content(), .. furtherPages]));

    private static string Content()
    {
        var bottom = Top + (RowHeight * s_rows.Length);
        var content = new StringBuilder(Printed(190, 90, "2023年度项目支出绩效自评表", 14));
        content.Append(PdfFile.Line(s_edges[0], Top, s_edges[^1], Top) + PdfFile.Line(s_edges[0], bottom, s_edges[^1], bottom));
        content.Append(PdfFile.Line(s_edges[0], Top, s_edges[0], bottom) + PdfFile.Line(s_edges[1], Top + (2 * RowHeight), s_edges[1], bottom));
        content.Append(Printed(s_edges[0] + 5, Top + (2 * RowHeight) + 50, "项目资金") + Printed(s_edges[0] + 5, Top + (2 * RowHeight) + 66, "（万元）"));
        for (var row = 0; row < s_rows.Length; row++)
        {
            var y = Top + (RowHeight * row);
            foreach (var (column, span, text) in s_rows[row])
            {
                content.Append(PdfFile.Line(s_edges[column], y + RowHeight, s_edges[column + span], y + RowHeight));
                content.Append(PdfFile.Line(s_edges[column + span], y, s_edges[column + span], y + RowHeight));
                content.Append(text.Length == 0 ? "" : Printed(s_edges[column] + 5, y + 17, text));
            }
        }

        return content.Append(Scratch(row: 3, column: 3, character: 2)).Append(Dust()).ToString();
    }

    /// <summary>Figures half as wide as high, one by one: the font of <see cref="PdfFile"/> states no widths.</summary>
    private static string Printed(double x, double y, string text, double size = Size)
    {
        var content = new StringBuilder();
        foreach (var character in text)
        {
            content.Append(PdfFile.Text(x, y, character.ToString(), size));
            x += char.IsAscii(character) ? size / 2 : size;
        }

        return content.ToString();
    }

    /// <summary>White over the middle of a figure.</summary>
    private static string Scratch(int row, int column, int character) => Spot(
        s_edges[column] + 5 + (character * Size / 2), Top + (RowHeight * row) + 17 - 6, Size / 2, 3, grey: 1);

    // Grey specks outside the table and thin enough inside it to be no ink.
    private static string Dust()
    {
        var random = new Random(2023);
        return string.Concat(Enumerable.Range(0, 150).Select(_ => Spot(random.Next(20, 570), random.Next(330, 800), 0.4, 0.4, grey: 0.7)));
    }

    private static string Spot(double x, double y, double width, double height, double grey) =>
        string.Create(CultureInfo.InvariantCulture, $"{grey} g {x} {842 - y - height} {width} {height} re f 0 g\n");
}
