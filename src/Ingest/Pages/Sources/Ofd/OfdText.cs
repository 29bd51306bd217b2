using System.Text;
using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages.Sources.Ofd;

/// <summary>One text object: its characters with the places that its text codes give them.</summary>
internal sealed class OfdText(OfdPage page, Affine transform, double size, double widthScale, int direction, string font, bool visible)
{
    private const double HalfWidth = 0.5;

    /// <summary>Tangent of the angle from which on a text is a watermark, about 5 degrees.</summary>
    private const double Slant = 0.09;

    /// <summary>Points; nobody reads smaller letters.</summary>
    private const double LeastSize = 1;

    /// <summary>In the colour of paper.</summary>
    public bool White { get; set; }

    private double _x;
    private double _y;

    /// <summary>False where the text code's place is no place.</summary>
    public bool Add(string text, string? x, string? y, string? deltaX, string? deltaY)
    {
        var runes = text.EnumerateRunes().ToList();
        var steps = (deltaX is null ? [] : OfdNumbers.Steps(deltaX, runes.Count), deltaY is null ? [] : OfdNumbers.Steps(deltaY, runes.Count));
        // A text code without a place of its own goes on from the one before it.
        if ((x is not null && OfdNumbers.Number(x) is null) || (y is not null && OfdNumbers.Number(y) is null) || steps.Item1 is null || steps.Item2 is null)
        {
            return false;
        }

        (_x, _y) = (OfdNumbers.Number(x) ?? _x, OfdNumbers.Number(y) ?? _y);
        var (stepX, stepY) = (steps.Item1, steps.Item2);
        for (var i = 0; i < runes.Count; i++)
        {
            var natural = Natural(runes[i]);
            var hasStep = i < stepX.Count || i < stepY.Count;
            var dx = i < stepX.Count ? stepX[i] : 0;
            AddGlyph(runes[i], dx > 0 ? Math.Min(dx, natural) : natural);
            // Without steps the font's own widths count, which the file need not hold.
            _x += hasStep ? dx : natural;
            _y += i < stepY.Count ? stepY[i] : 0;
        }

        return true;
    }

    private void AddGlyph(Rune rune, double width)
    {
        if (Rune.IsControl(rune))
        {
            return;
        }

        var (x, y) = transform.Apply(_x, _y);
        var along = transform.Turn(1, 0);
        var length = Math.Sqrt((along.X * along.X) + (along.Y * along.Y));
        var character = rune.Value == 0xAD ? "-" : rune.ToString();
        if (Math.Min(Math.Abs(along.X), Math.Abs(along.Y)) > Slant * Math.Max(Math.Abs(along.X), Math.Abs(along.Y)))
        {
            page.Unseen.AddWatermark(character);
            return;
        }

        if (!visible || size * transform.Scale < LeastSize)
        {
            page.Unseen.AddHidden(character);
            return;
        }

        var turn = Math.Abs(along.X) >= Math.Abs(along.Y) ? (along.X >= 0 ? 0 : 180) : (along.Y >= 0 ? 90 : 270);
        var glyph = new Glyph(character, x, y, width * length, size * transform.Scale, font, (turn + direction) % 360, Visible: true);
        if (White)
        {
            page.White.Add(glyph);
        }
        else
        {
            page.Glyphs.Add(glyph);
        }
    }

    // Chinese characters and their punctuation fill the em, the others about half of it.
    private double Natural(Rune rune) => size * widthScale * (rune.Value >= 0x1100 ? 1 : HalfWidth);
}
