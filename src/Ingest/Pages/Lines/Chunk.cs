using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages.Lines;

/// <summary>A piece of a line that stands apart from its neighbours, as in a table without lines.</summary>
internal sealed record Chunk(TextLine Line, Upright Page)
{
    /// <summary>Space that parts columns, as a multiple of the size.</summary>
    private const double Apart = 1.2;

    public string Text => Line.Text;

    public static List<Chunk> Split(TextLine line, Upright page)
    {
        var chunks = new List<Chunk>();
        var piece = new List<Glyph>();
        foreach (var glyph in line.Glyphs.Where(glyph => !string.IsNullOrWhiteSpace(glyph.Text)))
        {
            if (piece.Count > 0 && glyph.X - piece[^1].X - piece[^1].Advance > Apart * glyph.Size)
            {
                chunks.Add(new Chunk(TextLine.Of(piece), page));
                piece = [];
            }

            piece.Add(glyph);
        }

        if (piece.Count > 0)
        {
            chunks.Add(new Chunk(TextLine.Of(piece), page));
        }

        return chunks;
    }
}
