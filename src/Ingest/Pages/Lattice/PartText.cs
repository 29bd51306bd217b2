using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Lines;
using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages.Lattice;

/// <summary>Puts the glyphs of a page into the cells of its tables.</summary>
internal static class PartText
{
    /// <param name="crossing">Numbers that run over a line of their table, each in one cell now.</param>
    /// <returns>The glyphs that lie in no table.</returns>
    public static List<Glyph> Fill(List<TablePart> parts, IReadOnlyList<Glyph> glyphs, out IReadOnlyList<string> crossing)
    {
        var loose = new List<Glyph>();
        var filled = new Dictionary<PartCell, List<Glyph>>();
        var maps = parts.ConvertAll(Map);

        // A table within a cell of another is the smaller one.
        var order = Enumerable.Range(0, parts.Count).OrderBy(i => Area(parts[i].Box)).ToList();
        var homes = new PartCell?[glyphs.Count];
        for (var i = 0; i < glyphs.Count; i++)
        {
            var (x, y) = Middle(glyphs[i]);
            homes[i] = Home(parts, maps, order, x, y);
        }

        crossing = parts.Count == 0 ? [] : CrossingNumbers.KeepTogether(glyphs, homes).Kept;
        for (var i = 0; i < glyphs.Count; i++)
        {
            var (glyph, home) = (glyphs[i], homes[i]);
            if (home is null)
            {
                loose.Add(glyph);
            }
            else if (filled.TryGetValue(home, out var list))
            {
                list.Add(glyph);
            }
            else
            {
                filled[home] = [glyph];
            }
        }

        foreach (var part in parts)
        {
            foreach (var cell in part.Cells)
            {
                cell.Lines = filled.TryGetValue(cell, out var list) ? TextLine.Build(list) : [];
            }

            if (part.Cells.Count > 1)
            {
                part.Cells.RemoveAll(cell => cell.InCornerGap && cell.IsEmpty);
            }

            Write(part);
        }

        return loose;
    }

    private static PartCell?[,] Map(TablePart part)
    {
        var map = new PartCell?[part.Rows, part.Xs.Count - 1];
        foreach (var cell in part.Cells)
        {
            for (var row = cell.Row; row <= cell.LastRow; row++)
            {
                for (var col = cell.Col; col < cell.Col + cell.ColSpan; col++)
                {
                    map[row, col] = cell;
                }
            }
        }

        return map;
    }

    private static PartCell? Home(List<TablePart> parts, List<PartCell?[,]> maps, List<int> order, double x, double y)
    {
        foreach (var i in order)
        {
            var box = parts[i].Box;
            if (x >= box.X0 && x <= box.X1 && y >= box.Y0 && y <= box.Y1)
            {
                var (row, col) = (Edges.Interval(parts[i].Ys, y), Edges.Interval(parts[i].Xs, x));
                return row < 0 || col < 0 ? null : maps[i][row, col];
            }
        }

        return null;
    }

    /// <summary>The middle of the ink: a third of the size above the baseline.</summary>
    private static (double X, double Y) Middle(Glyph glyph)
    {
        var (half, up) = (glyph.Advance / 2, 0.35 * glyph.Size);
        return glyph.Rotation switch
        {
            90 => (glyph.X + up, glyph.Y + half),
            180 => (glyph.X - half, glyph.Y + up),
            270 => (glyph.X - up, glyph.Y - half),
            _ => (glyph.X + half, glyph.Y - up),
        };
    }

    private static double Area(Box box) => (box.X1 - box.X0) * (box.Y1 - box.Y0);

    private static void Write(TablePart part)
    {
        foreach (var cell in part.Cells)
        {
            var least = part.Page.IsRecognised ? Trust.ReadTwice : Trust.Printed;
            cell.Confidence = cell.IsEmpty && part.Page.IsRecognised ? Trust.ReadOnce
                : Math.Min(
                    cell.Disputed ? Trust.Disputed : least,
                    cell.Lines.SelectMany(line => line.Glyphs).Select(glyph => glyph.Confidence).DefaultIfEmpty(1).Min());
        }

        var padding = Padding(part);
        foreach (var cell in part.Cells.Where(cell => !cell.IsEmpty))
        {
            cell.Room = Math.Max(cell.Box.X1 - cell.Box.X0 - (2 * padding), cell.Lines.Max(line => line.Width));
            cell.Text = CellText.Of(cell.Lines, cell.Room);
        }
    }

    /// <summary>Space between frame and text that the table keeps: nearly the smallest seen, on either side.</summary>
    private static double Padding(TablePart part)
    {
        var gaps = part.Cells
            .SelectMany(cell => cell.Lines.SelectMany(line => new[] { line.X0 - cell.Box.X0, cell.Box.X1 - line.X1 }))
            .Where(gap => gap >= 0)
            .Order()
            .ToList();
        return gaps.Count == 0 ? 2 : Math.Min(6, gaps[gaps.Count / 50]);
    }
}
