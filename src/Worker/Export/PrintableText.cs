using System.Text;

namespace PerfEval.Worker.Export;

/// <summary>Text that cannot steer the terminal it is printed on, wherever it was published.</summary>
public static class PrintableText
{
    /// <summary>Control characters as their pictures.</summary>
    /// <param name="keepLines">Whether line breaks stay; else they become ↵.</param>
    public static string Of(string text, bool keepLines)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\x1F') && !text.AsSpan().ContainsAnyInRange('\x7F', '\x9F'))
            return text;
        var printable = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings("\n"))
        {
            printable.Append(c switch
            {
                '\n' => keepLines ? '\n' : '↵',
                < ' ' => (char)('\u2400' + c),
                '\x7F' => '\u2421',
                > '\x7F' and <= '\x9F' => '\uFFFD',
                _ => c,
            });
        }

        return printable.ToString();
    }
}
