using System.Globalization;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Packing;
using PerfEval.Ingest.Readers;
using PerfEval.Normalize.Identity;
using PerfEval.Normalize.Recognition;

namespace PerfEval.Benchmarks.Fuzz;

/// <summary>Takes bytes the way ingest does: an archive is unpacked, each member read, each document recognised.</summary>
internal sealed class FuzzEntry(string format, Recogniser recogniser)
{
    private readonly DocumentReader _reader = new();
    private readonly ArchiveExpander _archives = new();

    /// <summary>"read N" with the number of reports, the code of the rejection, or "!" and what went wrong, on one line.</summary>
    public string Outcome(byte[] bytes, int number)
    {
        try
        {
            var limits = FuzzLimits.Reader(number);
            return _archives.IsArchive(bytes)
                ? OfMembers([.. _archives.Expand(bytes, limits, CancellationToken.None).Select(member => OfMember(member, limits))])
                : Of(bytes, limits);
        }
#pragma warning disable CA1031 // Whatever escapes is what this program looks for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var frames = (e.StackTrace ?? "").Split('\n', StringSplitOptions.TrimEntries)
                .Where(line => line.Contains("PerfEval", StringComparison.Ordinal))
                .Take(3);
            return $"!{e.GetType().Name}: {e.Message} {string.Join(" ", frames)}".ReplaceLineEndings(" ");
        }
    }

    // What went wrong before what was read, and that before what was rejected.
    private static string OfMembers(IReadOnlyList<string> outcomes) =>
        outcomes.FirstOrDefault(one => one.StartsWith('!')) ?? outcomes.FirstOrDefault(one => one.StartsWith("read", StringComparison.Ordinal)) ?? outcomes[0];

    private string OfMember(ArchiveMember member, ReaderLimits limits) => member.Problem is { } problem ? Code(problem) : Of(member.Content, limits);

    private string Of(ReadOnlyMemory<byte> bytes, ReaderLimits limits) => _reader.Read(bytes, limits, CancellationToken.None) switch
    {
        ReadResult.Read read => string.Create(CultureInfo.InvariantCulture,
            $"read {recogniser.Recognise("", read.Document, new SourceHint("mutant." + format), CancellationToken.None).Reports.Count}"),
        ReadResult.Rejected rejected => Code(rejected.Reason),
        var other => $"!{other}",
    };

    // The product goes on after a fault of its own; here it is a find.
    private static string Code(Rejection reason) => reason.Code is "reader_failed" or "recognition_failed" ? $"!{reason.English}" : reason.Code;
}
