using System.Globalization;
using PerfEval.Ingest.Readers;
using PerfEval.Ingest.Readers.Zip;
using PerfEval.Ingest.Tools;

namespace PerfEval.Ingest.Archives;

/// <summary>
/// RAR and 7z archives by <c>lsar</c> and <c>unar</c>. Files are asked for by number and come through a pipe one behind the other, so no name
/// in the archive ever becomes a path on the disk. unar does not always complain of a wrong checksum; it is compared here.
/// </summary>
internal sealed class UnarFormat : IArchiveFormat
{
    /// <summary>Files unpacked by one call; the pipe's content is held in memory. A larger file goes alone.</summary>
    private const long CallBytes = 64L << 20;

    private readonly string? _unar;

    public UnarFormat()
        : this(ExternalTools.Unar.Find())
    {
    }

    /// <param name="unar">Path of unar, beside which lsar lies; null where it is not installed.</param>
    internal UnarFormat(string? unar) => _unar = unar;

    public bool Takes(FormatName format) => format.Code is "rar" or "7z";

    public IEnumerable<ArchiveMember> Unpack(ReadOnlyMemory<byte> archive, ArchiveBudget budget, CancellationToken cancellationToken)
    {
        if (_unar is null)
        {
            yield return new ArchiveMember("", default, ExternalTools.Unar.Missing);
            yield break;
        }

        using var folder = new PrivateFolder("unar");
        var path = folder.PathOf("archive");
        File.WriteAllBytes(path, archive.Span);
        var format = Signature.Of(archive.Span)!;
        var listed = Call("lsar", ["-ja", "-nr", "-e", "iso-8859-1", path], folder, budget.Limits, budget.Limits.MaxTextChars, cancellationToken);
        var listing = UnarListing.Parse(listed, format, budget.Limits);
        var wanted = new List<UnarEntry>();
        foreach (var entry in listing.Entries.Where(entry => !entry.Entry.IsPassedOver))
        {
            var problem = budget.TakeFile() ?? entry.Entry.NameProblem ?? entry.Entry.Problem ?? budget.TakeBytes(entry.Bytes, entry.PackedBytes ?? archive.Length);
            if (problem is null)
            {
                wanted.Add(entry);
            }
            else
            {
                yield return new ArchiveMember(entry.Entry.ShownName, default, problem);
            }
        }

        foreach (var call in Calls(wanted))
        {
            foreach (var member in Unpack(call, path, folder, format, budget.Limits, cancellationToken))
            {
                yield return member;
            }
        }

        if (listing.Problem is { } whole)
        {
            yield return new ArchiveMember("", default, whole);
        }
    }

    private static IEnumerable<List<UnarEntry>> Calls(List<UnarEntry> wanted)
    {
        var call = new List<UnarEntry>();
        var bytes = 0L;
        foreach (var entry in wanted)
        {
            if (call.Count > 0 && bytes + entry.Bytes > CallBytes)
            {
                yield return call;
                call = [];
                bytes = 0;
            }

            call.Add(entry);
            bytes += entry.Bytes;
        }

        if (call.Count > 0)
        {
            yield return call;
        }
    }

    /// <summary>All files of a call at once; where the bytes do not add up, one is damaged, and each is asked for alone.</summary>
    private IEnumerable<ArchiveMember> Unpack(
        List<UnarEntry> call, string path, PrivateFolder folder, FormatName format, ReaderLimits limits, CancellationToken cancellationToken)
    {
        string[] numbers = [.. call.Select(entry => entry.Index.ToString(CultureInfo.InvariantCulture))];
        var sum = call.Sum(entry => entry.Bytes);
        var outcome = Call("unar", ["-q", "-nr", "-k", "skip", "-o", "-", "-i", path, .. numbers], folder, limits, sum, cancellationToken);
        var isWhole = outcome.End == ToolEnd.Exited && outcome.Output.Length == sum;
        if (call.Count > 1 && !isWhole)
        {
            return call.SelectMany(entry => Unpack([entry], path, folder, format, limits, cancellationToken));
        }

        var at = 0;
        return [.. call.Select(entry => Member(entry, isWhole ? outcome.Output.Slice((at += (int)entry.Bytes) - (int)entry.Bytes, (int)entry.Bytes) : null, outcome, format, limits))];
    }

    private static ArchiveMember Member(UnarEntry entry, ReadOnlyMemory<byte>? bytes, ToolOutcome outcome, FormatName format, ReaderLimits limits) =>
        bytes is { } whole && (entry.Crc32 is not { } expected || Crc32.Compute(whole.Span) == expected)
            ? new ArchiveMember(entry.Entry.ShownName, whole)
            : new ArchiveMember(
                entry.Entry.ShownName, default,
                outcome.End == ToolEnd.TimedOut ? Rejections.TooSlow(limits.MaxTime) : Rejections.Damaged(format, "校验和不符或内容不完整 (checksum differs, or bytes are missing)"));

    private ToolOutcome Call(string tool, IEnumerable<string> arguments, PrivateFolder folder, ReaderLimits limits, long maxOutput, CancellationToken cancellationToken) =>
        ToolRun.Run(Path.Combine(Path.GetDirectoryName(_unar)!, tool), arguments, folder.Path, limits, maxOutput, cancellationToken);
}
