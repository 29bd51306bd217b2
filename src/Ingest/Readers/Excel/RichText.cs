using System.Text;
using PerfEval.Ingest.Text;

namespace PerfEval.Ingest.Readers.Excel;

/// <summary>Text of a cell in pieces, each with a font of its own or, where that is null, with the cell's.</summary>
internal sealed record RichText(IReadOnlyList<(string Text, CellFont? Font)> Runs)
{
    /// <summary>All of it, seen or not.</summary>
    public int Length => Runs.Sum(run => run.Text.Length);

    /// <summary>The text as it shows in a cell of this format.</summary>
    /// <param name="leftOut">Something of it is struck out or white.</param>
    public string Show(CellFormat format, out bool leftOut)
    {
        leftOut = false;
        if (Runs is [(var only, null)])
        {
            leftOut = format.IsOut && !string.IsNullOrWhiteSpace(only);
            return format.IsOut ? "" : only;
        }

        var text = new StringBuilder();
        var anyRaised = false;
        var isMark = false;
        double? sizeBefore = null;
        foreach (var (piece, own) in Runs)
        {
            var font = own ?? format.Font;
            if (font.IsOut(format.Shaded))
            {
                leftOut |= !string.IsNullOrWhiteSpace(piece);
                continue;
            }

            isMark = !font.Raised && text.Length > 0 && font.Size <= (isMark ? 1 : RaisedText.MarkSize) * sizeBefore && RaisedText.RunsOn(text[^1], piece);
            text.Append(font.Raised ? RaisedText.Of(piece) : isMark ? RaisedText.MarkBehind(piece) : piece);
            anyRaised |= font.Raised || isMark;
            sizeBefore = font.Size;
        }

        return anyRaised ? RaisedText.LoweredIfWhole(text.ToString()) : text.ToString();
    }
}
