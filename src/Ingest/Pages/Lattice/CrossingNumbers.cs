using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages.Lattice;

/// <summary>
/// Numbers that run over a line of the table: narrow columns and printing components set them so. Each stays whole in one cell, the one
/// that has no text of its own; where several or none has none, in the one it covers most, and the cells are in doubt.
/// </summary>
internal sealed class CrossingNumbers
{
    /// <summary>Characters of one number stand no further apart, as a share of their size.</summary>
    private const double Gap = 0.15;

    private readonly IReadOnlyList<Glyph> _glyphs;
    private readonly PartCell?[] _homes;
    private readonly Dictionary<PartCell, int> _inked = [];

    private CrossingNumbers(IReadOnlyList<Glyph> glyphs, PartCell?[] homes)
    {
        (_glyphs, _homes) = (glyphs, homes);
        for (var i = 0; i < glyphs.Count; i++)
        {
            if (homes[i] is { } home && !string.IsNullOrWhiteSpace(glyphs[i].Text))
            {
                _inked[home] = _inked.GetValueOrDefault(home) + 1;
            }
        }
    }

    /// <summary>The numbers that were kept together.</summary>
    public List<string> Kept { get; } = [];

    /// <param name="homes">The cell in which each glyph's middle lies; changed here.</param>
    public static CrossingNumbers KeepTogether(IReadOnlyList<Glyph> glyphs, PartCell?[] homes)
    {
        var numbers = new CrossingNumbers(glyphs, homes);
        for (int start = 0, end; start < glyphs.Count; start = end)
        {
            end = start + 1;
            if (!IsPart(glyphs[start]))
            {
                continue;
            }

            while (end < glyphs.Count && IsPart(glyphs[end]) && Touch(glyphs[end - 1], glyphs[end]))
            {
                end++;
            }

            if (end - start > 1)
            {
                numbers.Place(start, end);
            }
        }

        return numbers;
    }

    private static bool IsPart(Glyph glyph) => glyph.Rotation == 0 && glyph.Text is [>= '0' and <= '9' or '.' or ',' or '%' or '-' or '+'];

    private static bool Touch(Glyph left, Glyph right) =>
        Math.Abs(left.Y - right.Y) <= 0.1 * left.Size && Math.Abs(left.Size - right.Size) <= 0.1 * left.Size
        && Math.Abs(right.X - left.X - left.Advance) <= Gap * left.Size;

    private void Place(int start, int end)
    {
        var first = _homes[start];
        var crosses = false;
        for (var i = start + 1; i < end; i++)
        {
            crosses |= _homes[i] != first;
        }

        if (!crosses)
        {
            return;
        }

        var parts = Enumerable.Range(start, end - start).GroupBy(i => _homes[i]).Where(part => part.Key is not null)
            .Select(part => (Cell: part.Key!, Count: part.Count())).OrderByDescending(part => part.Count).ToList();
        if (parts.Count == 0)
        {
            return;
        }

        var text = string.Concat(Enumerable.Range(start, end - start).Select(i => _glyphs[i].Text));
        var free = parts.FindAll(part => _inked[part.Cell] == part.Count);
        var isOne = text.Count(c => c == '.') <= 1 && text.AsSpan(1).IndexOfAny('-', '+') < 0;
        var sure = isOne && (free.Count == 1 || (free.Count == 0 && parts.Count == 1));
        if (!sure)
        {
            foreach (var (cell, _) in parts)
            {
                cell.Disputed = true;
            }
        }

        Kept.Add(text);
        if (!isOne)
        {
            // Two numbers that touch on the line: each glyph stays where it is, and a person has to look.
            return;
        }

        var home = free.Count == 1 ? free[0].Cell : parts[0].Cell;
        for (var i = start; i < end; i++)
        {
            if (_homes[i] is { } before)
            {
                _inked[before]--;
            }

            _homes[i] = home;
            _inked[home]++;
        }
    }
}
