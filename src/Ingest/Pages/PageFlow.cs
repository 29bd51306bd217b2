using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Breaks;
using PerfEval.Ingest.Pages.Lattice;
using PerfEval.Ingest.Pages.Lines;
using PerfEval.Ingest.Pages.Model;
using PerfEval.Ingest.Pages.Stream;

namespace PerfEval.Ingest.Pages;

/// <summary>Walks over the pages in reading order and puts tables and paragraphs together across page breaks.</summary>
internal sealed class PageFlow
{
    private const int MostNamed = 10;

    private readonly List<Block> _blocks = [];
    private readonly List<DocumentWarning> _warnings = [];
    private readonly List<PageContent> _pages;
    private readonly Paragraphs _paragraphs;
    private readonly Dictionary<(int Width, int Height), double> _bodyEnds = [];
    private readonly Dictionary<TextLine, int> _streamOf;
    private JoinedTable? _table;
    private StreamTable? _stream;
    private int _streamNumber;
    private readonly CancellationToken _ct;

    /// <param name="ct">Looked at between the pages of a table without lines, which is the costliest to find.</param>
    public PageFlow(List<PageContent> pages, CancellationToken ct)
    {
        (_pages, _ct) = (pages, ct);
        foreach (var (text, numbers) in Furniture.Remove(pages))
        {
            _warnings.Add(
                new DocumentWarning(
                    WarningKind.PageFurniture, $"第 {Furniture.Name(numbers)} 页", $"略去页眉、页脚或页码“{text}”。A running title or page number was left out."));
        }

        _streamOf = StreamRegions.Find(pages, out var crowded);
        foreach (var page in crowded)
        {
            Warn(WarningKind.TooManyLines, page, "文字行过多，未按无框线的表格识别。Too many lines of text to look for a table without painted lines.");
        }

        _paragraphs = new Paragraphs(
            _blocks, [.. pages.SelectMany(page => page.Lines).Where(line => !_streamOf.ContainsKey(line))],
            pages.Select(page => page.Page.Width).DefaultIfEmpty(0).Min());
    }

    public void Add(PageContent content)
    {
        if (content.Crowded)
        {
            Warn(WarningKind.TooManyLines, content.Page.Number, "线条过多，未识别表格。Too many painted lines to look for tables.");
        }

        if (content.Crossing.Count > 0)
        {
            Warn(
                WarningKind.TextOverBorder, content.Page.Number,
                $"数字压过表格线，已整体归入一格：{string.Join('、', content.Crossing.Take(MostNamed))}{(content.Crossing.Count > MostNamed ? "…" : "")}。Numbers run over a "
                + $"line of the table; each was kept in one cell.");
        }

        var items = content.Parts.Select(part => (Top: part.Box.Y0, Part: (TablePart?)part, Line: (TextLine?)null))
            .Concat(content.Lines.Select(line => (line.Top, (TablePart?)null, (TextLine?)line)))
            .OrderBy(item => item.Top);
        var isFirst = true;
        foreach (var (_, part, line) in items)
        {
            if (part is not null)
            {
                AddPart(part, content, isFirst);
            }
            else
            {
                AddLine(line!, content.Page);
            }

            isFirst = false;
        }
    }

    public PageLayout End()
    {
        EndTable();
        EndStream();
        _paragraphs.End();
        return new PageLayout(_blocks, _warnings);
    }

    private void AddLine(TextLine line, Upright page)
    {
        EndTable();
        if (!_streamOf.TryGetValue(line, out var number))
        {
            EndStream();
            _paragraphs.Add(line, page.Number);
            return;
        }

        if (_stream is null || _streamNumber != number)
        {
            EndStream();
            _paragraphs.End();
            (_stream, _streamNumber) = (new StreamTable(), number);
        }

        _stream.Add(Chunk.Split(line, page));
    }

    private void AddPart(TablePart part, PageContent content, bool isFirst)
    {
        EndStream();
        if (isFirst && _table is { } table && table.Last.Page.Number < part.Page.Number
            && PageJoin.Between(table, part, BodyEnd(table.Last.Page)) is { } join)
        {
            Join(table, part, join);
        }
        else
        {
            EndTable();
            _paragraphs.End();
            _table = new JoinedTable(part);
        }

        if (part.Irregular)
        {
            Warn(WarningKind.IrregularCells, content.Page.Number, "表格线有缺口，部分单元格的范围存疑。Some cell of a table has broken lines.");
        }
    }

    private void Join(JoinedTable table, TablePart part, PageJoin join)
    {
        var confidence = join.IsSure ? Trust.Printed : Trust.Inferred;
        var seam = PageSeam.Between(table, part, join.Header, confidence);
        table.Append(part, join.Header, seam);
        if (!join.IsSure)
        {
            Warn(WarningKind.DoubtfulJoin, part.Page.Number, "该页表格可能是上页表格的续表，已合并。The table may continue the one of the page before; it was joined.");
        }

        if (seam.Doubt is { } doubt)
        {
            Warn(WarningKind.DoubtfulRow, part.Page.Number, doubt);
        }
    }

    private void EndTable()
    {
        if (_table is not { } table)
        {
            return;
        }

        _table = null;
        if (table.IsSingleCell)
        {
            // A frame around a text is no table.
            foreach (var line in table.First.Cells[0].Lines)
            {
                _paragraphs.Add(line, table.First.Page.Number);
            }
        }
        else
        {

            _blocks.Add(table.ToTable());
        }
    }

    private void EndStream()
    {
        if (_stream is not null)
        {
            Warn(
                WarningKind.StreamTable, _stream.FirstPage,
                "表格没有框线，行列由文字位置推断，须复核。The table has no lines; rows and columns were inferred from where the text stands.");
            _blocks.Add(_stream.ToTable(_ct));
            _stream = null;
        }
    }

    /// <summary>
    /// Where the body of a full page of this size ends: the lowest thing on any such page, but not higher than ordinary margins leave it, for
    /// a document may have no full page.
    /// </summary>
    private double BodyEnd(Upright page)
    {
        var size = Size(page);
        if (!_bodyEnds.TryGetValue(size, out var end))
        {
            var same = _pages.FindAll(other => Size(other.Page) == size);
            var top = same.SelectMany(Tops).Min();
            var lowest = same.SelectMany(other => other.Parts.Select(part => part.Box.Y1).Concat(other.Lines.Select(line => line.Bottom))).Max();
            _bodyEnds[size] = end = Math.Max(lowest, page.Height - Math.Max(90, 1.4 * top));
        }

        return end;
    }

    private static (int Width, int Height) Size(Upright page) => ((int)Math.Round(page.Width), (int)Math.Round(page.Height));

    private static IEnumerable<double> Tops(PageContent page) => page.Parts.Select(part => part.Box.Y0).Concat(page.Lines.Select(line => line.Top));

    private void Warn(string kind, int page, string message) => _warnings.Add(new DocumentWarning(kind, $"第 {page} 页", message));
}
