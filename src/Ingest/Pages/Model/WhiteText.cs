using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Pages.Model;

/// <summary>Characters in the colour of paper: they show where a colour or a picture lies behind them, and only there.</summary>
/// <param name="mostBacks">Colours and pictures beyond these are not kept.</param>
internal sealed class WhiteText(int mostBacks)
{
    /// <summary>Points; a thinner filling is a line.</summary>
    private const double LeastBack = 3.2;

    private const long MostComparisons = 20_000_000;

    private readonly List<Glyph> _glyphs = [];
    private readonly List<Box> _backs = [];

    public void Add(Glyph glyph) => _glyphs.Add(glyph);

    public void AddBack(Box back)
    {
        if (_backs.Count < mostBacks && back.X1 - back.X0 > LeastBack && back.Y1 - back.Y0 > LeastBack)
        {
            _backs.Add(back);
        }
    }

    /// <summary>Hands out what shows, and tells the rest.</summary>
    public void Settle(List<Glyph> shown, Unseen unseen)
    {
        // Where it would take too long to find out, white text is taken to show.
        var tooMany = (long)_glyphs.Count * _backs.Count > MostComparisons;
        foreach (var glyph in _glyphs)
        {
            var (x, y) = (glyph.X + (glyph.Advance / 2), glyph.Y - (0.35 * glyph.Size));
            if (tooMany || _backs.Exists(back => x >= back.X0 && x <= back.X1 && y >= back.Y0 && y <= back.Y1))
            {
                shown.Add(glyph);
            }
            else
            {
                unseen.AddHidden(glyph.Text);
            }
        }

        _glyphs.Clear();
    }
}
