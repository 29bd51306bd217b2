using System.Text;
using System.Text.RegularExpressions;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Pages.Lines;

/// <summary>
/// Puts lines of text together to paragraphs: a line that does not reach the right margin ends its paragraph, and an indented one begins the next.
/// </summary>
internal sealed partial class Paragraphs
{
    private readonly List<Block> _blocks;
    private readonly double _left;
    private readonly double _right;
    private readonly double _pitch;
    private readonly StringBuilder _text = new();
    private TextLine? _last;
    private int _page;
    private int _lastPage;

    /// <param name="blocks">Where paragraphs go, in reading order.</param>
    /// <param name="lines">All lines outside tables: their ends show the margins.</param>
    /// <param name="pageWidth">Of the narrowest page, in points: a margin lies in its right part.</param>
    public Paragraphs(List<Block> blocks, IReadOnlyCollection<TextLine> lines, double pageWidth)
    {
        _blocks = blocks;
        _left = lines.Count == 0 ? 0 : lines.Min(line => line.X0);
        var right = lines.Count == 0 ? 0 : lines.Max(End);

        // One line that reaches far is no margin.
        _right = right > 0.6 * pageWidth && lines.Count(line => right - End(line) < 2 * line.Size) > 1 ? right : double.MaxValue;
        _pitch = UsualPitch(lines);
    }

    public void Add(TextLine line, int page)
    {
        if (_last is { } last && !GoesOn(last, line, page))
        {
            End();
        }

        if (_last is { } before)
        {
            var between = CellText.Between(before, line, before.Width);
            _text.Append(between == " " ? " " : "");
        }
        else
        {
            _page = page;
        }

        _text.Append(line.Text);
        (_last, _lastPage) = (line, page);
    }

    /// <summary>Closes the paragraph, as before a table.</summary>
    public void End()
    {
        if (_last is not null)
        {
            _blocks.Add(new Paragraph(_text.ToString(), _page));
            _text.Clear();
            _last = null;
        }
    }

    private bool GoesOn(TextLine last, TextLine line, int page)
    {
        var pitch = line.Baseline - last.Baseline;
        return (page != _lastPage || (pitch > 0 && pitch < Math.Min(2.6, 1.35 * _pitch) * line.Size))
            && !ListItem().IsMatch(line.Text)
            && Math.Abs(last.Size - line.Size) < 0.15 * line.Size
            && line.X0 - _left < 1.2 * line.Size
            && CellText.IsFull(last, line, _right - last.X0);
    }

    /// <summary>Where the line ends; a mark at its end may hang into the margin.</summary>
    private static double End(TextLine line) => char.IsPunctuation(line.Text.TrimEnd()[^1]) ? line.X1 - line.Size : line.X1;

    /// <summary>Distance of lines within paragraphs, as a multiple of their size: the smallest that is common.</summary>
    private static double UsualPitch(IReadOnlyCollection<TextLine> lines)
    {
        var pitches = lines.Zip(lines.Skip(1), (line, next) => (next.Baseline - line.Baseline) / next.Size)
            .Where(pitch => pitch is > 0.9 and < 3)
            .Order()
            .ToList();
        return pitches.Count == 0 ? 3 : pitches[pitches.Count / 10];
    }

    /// <summary>一、 （一） 1、 (1) 1. at the start of a line.</summary>
    [GeneratedRegex(@"^\s*([一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[、．.](?!\d))")]
    private static partial Regex ListItem();
}
