using System.Text;
using PerfEval.Ingest.Text;

namespace PerfEval.Worker.Cli.Printing;

/// <summary>Everything that is said to a person passes here: names, addresses and answers of servers cannot steer the terminal.</summary>
/// <param name="inner">Takes what may steer it: colours and bars of our own.</param>
internal sealed class VisibleWriter(TextWriter inner) : TextWriter
{
    public TextWriter Inner => inner;

    public override Encoding Encoding => inner.Encoding;

    public static VisibleWriter Over(TextWriter writer) => writer as VisibleWriter ?? new VisibleWriter(writer);

    public override void Write(char value) => inner.Write(PrintableText.Of(value.ToString(), keepLines: true));

    public override void Write(string? value) => inner.Write(value is null ? null : PrintableText.Of(value, keepLines: true));

    public override void WriteLine() => inner.WriteLine();

    public override void WriteLine(string? value) => inner.WriteLine(value is null ? null : PrintableText.Of(value, keepLines: true));

    public override void Flush() => inner.Flush();
}
