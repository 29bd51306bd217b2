using System.Globalization;
using System.Text;

namespace PerfEval.Worker.Cli.Printing;

/// <summary>Breaks text into lines of a display width: between Chinese characters, at spaces, and inside a word only when it is too long.</summary>
public static class LineWrap
{
    public static IReadOnlyList<string> Wrap(string text, int limit, CharacterWidth width)
    {
        if (!text.Contains('\n') && width.Of(text) <= limit)
            return [text];
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n'))
            WrapParagraph(paragraph, limit, width, lines);
        return lines;
    }

    private static void WrapParagraph(string text, int limit, CharacterWidth width, List<string> lines)
    {
        var line = new StringBuilder();
        var lineWidth = 0;
        // Where the line may be broken: length of the text before that place, and its width.
        var breakAt = 0;
        var widthAtBreak = 0;
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            var elementWidth = width.Of(element);
            var wide = elementWidth > 1;
            if (wide)
                (breakAt, widthAtBreak) = (line.Length, lineWidth);
            if (lineWidth + elementWidth > limit && line.Length > 0)
            {
                if (breakAt == 0)
                    (breakAt, widthAtBreak) = (line.Length, lineWidth);
                lines.Add(line.ToString(0, breakAt).TrimEnd(' '));
                line.Remove(0, breakAt);
                lineWidth -= widthAtBreak;
                breakAt = 0;
            }

            line.Append(element);
            lineWidth += elementWidth;
            if (wide || element == " ")
                (breakAt, widthAtBreak) = (line.Length, lineWidth);
        }

        lines.Add(line.ToString());
    }
}
