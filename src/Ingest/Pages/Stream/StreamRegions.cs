using System.Text.RegularExpressions;
using PerfEval.Ingest.Pages.Lattice;
using PerfEval.Ingest.Pages.Lines;

namespace PerfEval.Ingest.Pages.Stream;

/// <summary>
/// Finds tables without lines: from a line with two or more header labels of the forms to where text runs over the page again.
/// Without such labels nothing is taken for a table, for columns of text look the same.
/// </summary>
internal static partial class StreamRegions
{
    /// <summary>Words of the headers of self-evaluation forms, as printed.</summary>
    private static readonly string[] s_labels =
    [
        "一级指标", "二级指标", "三级指标", "指标值", "完成值", "年初预算", "全年预算", "全年执行", "编制数", "在职人数", "控制率", "决算数", "预算数", "分值", "得分",
        "执行率", "偏差原因", "批复规模", "实际规模",
    ];

    /// <summary>Distance of lines within a table, as a multiple of their size; empty rows lie between.</summary>
    private const double MaxStep = 5;

    /// <summary>Share of the text width from which a line alone is running text.</summary>
    private const double Running = 0.8;

    /// <summary>Bounds of a page that may be a form; what is done for it grows faster than the page.</summary>
    private const int MostLines = 300;
    private const int MostPieces = 2_500;
    private const int MostPiecesOfLine = 60;

    /// <summary>Lines of one table; what comes after is another.</summary>
    private const int MostLinesOfTable = 2_000;

    /// <summary>Number of the table for each line that belongs to one; a table that goes on over a page break keeps its number.</summary>
    /// <param name="crowded">Pages with a header of a form and too much text to be one.</param>
    public static Dictionary<TextLine, int> Find(List<PageContent> pages, out List<int> crowded)
    {
        var found = new Dictionary<TextLine, int>();
        crowded = [];
        var (number, isOpen, length) = (0, false, 0);
        foreach (var page in pages)
        {
            var lines = page.Lines;
            var chunks = lines.ConvertAll(line => Chunk.Split(line, page.Page));
            var width = lines.Count == 0 ? 0 : lines.Max(line => line.X1) - lines.Min(line => line.X0);
            var start = 0;
            if (lines.Count > MostLines || chunks.Sum(line => line.Count) > MostPieces || chunks.Exists(line => line.Count > MostPiecesOfLine))
            {
                isOpen = false;
                if (chunks.Exists(IsHeader))
                {
                    crowded.Add(page.Page.Number);
                }

                continue;
            }

            if (isOpen && length < MostLinesOfTable && page.Parts.Count == 0 && chunks.Take(8).Any(line => line.Count > 1))
            {
                start = Take(0);
            }

            isOpen = start > 0 && start == lines.Count;
            while (start < lines.Count)
            {
                var header = chunks.FindIndex(start, IsHeader);
                if (header < 0)
                {
                    break;
                }

                var first = header;
                while (first > start && chunks[first - 1].Count > 1 && !IsEnd(lines[first - 1]) && Step(lines[first - 1], lines[first]) <= MaxStep)
                {
                    first--;
                }

                number++;
                length = 0;
                start = Take(first);
                isOpen = start == lines.Count;
            }

            int Take(int from)
            {
                var at = from;
                do
                {
                    found[lines[at]] = number;
                    length++;
                    at++;
                }
                while (at < lines.Count && Step(lines[at - 1], lines[at]) <= MaxStep && !IsEnd(lines[at])
                    && !(chunks[at].Count == 1 && lines[at].Width > Running * width));
                return at;
            }
        }

        return found;
    }

    private static bool IsHeader(List<Chunk> line) =>
        line.Count(chunk => s_labels.Any(label => chunk.Text.Replace(" ", "", StringComparison.Ordinal).Contains(label, StringComparison.Ordinal))) > 1;

    private static bool IsEnd(TextLine line) => End().IsMatch(line.Text);

    private static double Step(TextLine line, TextLine next) => (next.Baseline - line.Baseline) / Math.Max(line.Size, next.Size);

    /// <summary>What the forms print below a table.</summary>
    [GeneratedRegex(@"^\s*(填表人|填报人|说明|备注|附件|附表|注[：:])")]
    private static partial Regex End();
}
