using PerfEval.Ingest.Pages.Model;
using PerfEval.Ingest.Text;

namespace PerfEval.Ingest.Pages.Lines;

/// <summary>Small characters above or below the line they belong to: note marks and powers, never figures of the number beside them.</summary>
internal static class RaisedGlyphs
{
    private const double Small = 0.8;
    private const double LeastRise = 0.15;

    /// <summary>Higher above a line, in sizes of its characters, nothing small belongs to it any more.</summary>
    public const double MostRise = 0.75;

    /// <summary>Whether a line of small characters hangs on the one below it.</summary>
    public static bool HangsOn(List<Glyph> small, List<Glyph> line)
    {
        var size = line.Max(glyph => glyph.Size);
        return small.Max(glyph => glyph.Size) <= Small * size && line[0].Y - small[^1].Y <= MostRise * size
            && small.TrueForAll(glyph => line.Exists(other => other.Size >= size * Small && Math.Abs(other.X + other.Advance - glyph.X) <= 2 * size));
    }

    /// <summary>Writes raised characters of a line, sorted by x, as characters of that kind on the baseline.</summary>
    public static void Level(List<Glyph> line)
    {
        var size = line.Max(glyph => glyph.Size);
        if (line.TrueForAll(glyph => glyph.Size > Small * size))
        {
            return;
        }

        for (var i = 0; i < line.Count; i++)
        {
            var glyph = line[i];
            if (glyph.Size > Small * size || string.IsNullOrWhiteSpace(glyph.Text))
            {
                continue;
            }

            var before = line.FindLastIndex(i, i + 1, other => other.Size > Small * size);
            var at = before >= 0 ? before : line.FindIndex(other => other.Size > Small * size);
            var (rise, lowered) = (line[at].Y - glyph.Y, before >= 0 && char.IsDigit(line[at].Text[0]) && glyph.Y - line[at].Y >= LeastRise * size);
            if (rise >= LeastRise * size || lowered)
            {
                line[i] = glyph with { Text = RaisedText.Of(glyph.Text), Y = line[at].Y };
            }
        }
    }
}
