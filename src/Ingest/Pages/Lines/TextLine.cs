using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages.Lines;

/// <summary>Glyphs on one baseline, in reading order.</summary>
internal sealed class TextLine
{
    private TextLine(List<Glyph> glyphs)
    {
        Glyphs = glyphs;
        var inked = glyphs.Where(glyph => !string.IsNullOrWhiteSpace(glyph.Text)).DefaultIfEmpty(glyphs[0]).ToList();
        X0 = inked[0].X;
        X1 = inked.Max(glyph => glyph.X + glyph.Advance);
        Size = inked.Max(glyph => glyph.Size);
        Baseline = inked[0].Y;
        Text = LineText.Of(glyphs);
    }

    public List<Glyph> Glyphs { get; }

    /// <summary>Left end of the ink, in points.</summary>
    public double X0 { get; }

    public double X1 { get; }

    public double Size { get; }

    public double Baseline { get; }

    public double Top => Baseline - (0.86 * Size);

    public double Bottom => Baseline + (0.14 * Size);

    public double Width => X1 - X0;

    public string Text { get; }

    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    /// <summary>Groups glyphs into lines from top to bottom. Text in another direction comes after, as lines of its own.</summary>
    public static List<TextLine> Build(List<Glyph> glyphs)
    {
        var lines = new List<TextLine>();
        foreach (var group in glyphs.GroupBy(glyph => glyph.Rotation).OrderByDescending(group => group.Count()))
        {
            AddLines([.. group.Select(glyph => Level(glyph))], lines);
        }

        return lines;
    }

    /// <summary>A line of glyphs that are known to stand on one baseline, sorted by x.</summary>
    public static TextLine Of(List<Glyph> glyphs) => new(glyphs);

    private static void AddLines(List<Glyph> glyphs, List<TextLine> lines)
    {
        glyphs.Sort((a, b) => a.Y.CompareTo(b.Y));
        List<Glyph>? above = null;
        for (int start = 0, end; start < glyphs.Count; start = end)
        {
            for (end = start + 1; end < glyphs.Count && glyphs[end].Y - glyphs[start].Y <= 0.45 * Math.Max(glyphs[start].Size, glyphs[end].Size); end++)
            {
            }

            var line = glyphs.GetRange(start, end - start);
            if (above is not null && !RaisedGlyphs.HangsOn(above, line))
            {
                AddLine(above, lines);
            }
            else if (above is not null)
            {
                line.AddRange(above);
            }

            above = line;
        }

        if (above is not null)
        {
            AddLine(above, lines);
        }
    }

    private static void AddLine(List<Glyph> line, List<TextLine> lines)
    {
        line.Sort((a, b) => a.X.CompareTo(b.X));
        RaisedGlyphs.Level(line);
        RemoveTwins(line);
        var text = new TextLine(line);
        if (!text.IsBlank)
        {
            lines.Add(text);
        }
    }

    /// <summary>Bold is often faked by painting the same text twice, a hair apart.</summary>
    private static void RemoveTwins(List<Glyph> line)
    {
        var kept = 0;
        for (var i = 0; i < line.Count; i++)
        {
            var twin = kept > 0 && line[i].Text == line[kept - 1].Text && line[i].X - line[kept - 1].X < 0.18 * line[i].Size && line[i].Text != " ";
            if (!twin)
            {
                line[kept++] = line[i];
            }
        }

        line.RemoveRange(kept, line.Count - kept);
    }

    private static Glyph Level(Glyph glyph) => glyph.Rotation switch
    {
        90 => glyph with { X = glyph.Y, Y = -glyph.X },
        180 => glyph with { X = -glyph.X, Y = -glyph.Y },
        270 => glyph with { X = -glyph.Y, Y = glyph.X },
        _ => glyph,
    };
}
