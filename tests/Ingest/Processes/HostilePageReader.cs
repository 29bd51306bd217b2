using System.Text;
using PerfEval.Ingest.Crawl.Reading;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Tests.Processes;

/// <summary>Reads pages as they are, unless one holds an order for <see cref="HostileReader"/>: then it does that first.</summary>
internal sealed class HostilePageReader : IPageReading
{
    private const string Start = "<!--order:";
    private const string End = "-->";

    private readonly PageReader _reader = new();

    public static string Order(string order) => Start + order + End;

    public PageAnswer Read(PageQuestion question, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        var text = Encoding.UTF8.GetString(body.Span);
        if (text.IndexOf(Start, StringComparison.Ordinal) is >= 0 and var at)
            new HostileReader().Read(HostileReader.Order(text[(at + Start.Length)..text.IndexOf(End, at, StringComparison.Ordinal)]), new ReaderLimits(), ct);
        return _reader.Read(question, body, ct);
    }
}
