using System.Text;
using PerfEval.Ingest.Text;

namespace PerfEval.Worker.Cli.Printing;

/// <summary>
/// Everything that is said to a person passes here: names, addresses and answers of servers cannot steer the terminal, and what is written at once is one
/// line, so that none of them can pass for a line of the program.
/// </summary>
/// <param name="inner">Takes what may steer it: colours and bars of our own.</param>
internal sealed class VisibleWriter(TextWriter inner) : TextWriter
{
    private const string Indent = "  ";

    // Errors quote what was typed or computed, at any length.
    private const int LongestLine = 1000;
    private const int MostLines = 60;

    public TextWriter Inner => inner;

    public override Encoding Encoding => inner.Encoding;

    public static VisibleWriter Over(TextWriter writer) => writer as VisibleWriter ?? new VisibleWriter(writer);

    public override void Write(char value) => inner.Write(PrintableText.Of(value.ToString(), keepLines: true));

    public override void Write(string? value) => inner.Write(value is null ? null : PrintableText.Of(value, keepLines: false));

    public override void WriteLine() => inner.WriteLine();

    public override void WriteLine(string? value) => inner.WriteLine(value is null ? null : PrintableText.Of(value, keepLines: false));

    /// <summary>A text of several lines, such as an error with the place in the statement: those behind the first stand in from the edge.</summary>
    public void WriteText(string text)
    {
        var lines = text.ReplaceLineEndings("\n").TrimEnd().Split('\n');
        for (var i = 0; i < Math.Min(lines.Length, MostLines); i++)
        {
            var line = lines[i].Length > LongestLine ? $"{lines[i][..LongestLine]}…（共 {lines[i].Length} 字符 characters）" : lines[i];
            WriteLine(i == 0 ? line : Indent + line);
        }

        if (lines.Length > MostLines)
            WriteLine($"{Indent}…（共 {lines.Length} 行 lines）");
    }

    public override void Flush() => inner.Flush();
}
