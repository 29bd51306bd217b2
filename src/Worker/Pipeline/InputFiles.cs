using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Packing;
using PerfEval.Ingest.Processes;
using PerfEval.Ingest.Readers;
using PerfEval.Worker.Export;
using PerfEval.Worker.Queries;

namespace PerfEval.Worker.Pipeline;

/// <summary>
/// Files as they were found, with each packed file replaced by its members. Only what may be packed is loaded here; members are
/// unpacked as they are asked for, so that a large packed file is never in memory as a whole.
/// </summary>
/// <param name="keeper">Takes packed local files into the archive.</param>
/// <param name="skipped">Takes the program's own exports among local files, which are no inputs; null where all are.</param>
public sealed class InputFiles(
    IContentReading reading, ReaderLimits limits, LocalOriginals? keeper = null, ICollection<(string Path, Rejection Reason)>? skipped = null)
{
    // Tells an archive from a document; it is opened by the reading.
    private static readonly ArchiveExpander s_archives = new();

    /// <summary>In the order of the found files; members in the order of their packed file.</summary>
    public IEnumerable<InputFile> Of(IEnumerable<FoundFile> files, CancellationToken ct) => Expanded(
        files.Select((file, i) =>
        {
            var origin = Path.GetFullPath(file.Path);
            return new InputFile(origin, Path.GetFileName(origin), Problem: file.Problem) { Ordinal = i };
        }), ct);

    /// <summary>Documents of the archive, in their order.</summary>
    public IEnumerable<InputFile> Of(IEnumerable<ArchivedDocument> documents, OriginalStore store, CancellationToken ct) => Expanded(
        documents.Select((document, i) => new InputFile(document.Address, document.Name)
        {
            Original = document,
            StoredAt = store.PathOf(document.Sha256),
            Problem = store.Contains(document.Sha256) ? null : Rejections.OriginalMissing(document.Sha256),
            Ordinal = i,
        }), ct);

    private IEnumerable<InputFile> Expanded(IEnumerable<InputFile> files, CancellationToken ct)
    {
        foreach (var file in files)
        {
            ct.ThrowIfCancellationRequested();
            foreach (var input in Expanded(file, ct))
                yield return input;
        }
    }

    private IEnumerable<InputFile> Expanded(InputFile file, CancellationToken ct)
    {
        var path = file.StoredAt ?? file.Origin;
        if (file.Problem is not null || !ArchiveExpander.MayBeArchive(FileContent.Head(path, ArchiveExpander.HeadBytes)))
            return [file];
        var content = FileContent.Load(path, limits);
        if (skipped is not null && content.Problem is null && XlsxMark.IsIn(content.Bytes))
        {
            skipped.Add((file.Origin, Rejections.OwnExport));
            return [];
        }

        if (content.Problem is not null || !s_archives.IsArchive(content.Bytes.Span))
            return [file with { Content = content }];
        if (file.Original is { } known && content.Sha256 != known.Sha256)
            return [file with { Problem = Rejections.OriginalDamaged(known.Sha256) }];
        var (original, problem) = file.Original is null && keeper is not null ? keeper.Keep(file, content) : (file.Original, null);
        return problem is not null
            ? [file with { Problem = problem }]
            : Members(reading.Expand(content.Bytes, limits, ct).Select(member => Of(member, file) with { Original = original, Ordinal = file.Ordinal }));
    }

    // The last one is known only when there is no other.
    private static IEnumerable<InputFile> Members(IEnumerable<InputFile> members)
    {
        InputFile? before = null;
        foreach (var member in members)
        {
            if (before is not null)
                yield return before with { EndsOriginal = false };
            before = member;
        }

        if (before is not null)
            yield return before;
    }

    private static InputFile Of(ArchiveMember member, InputFile packed)
    {
        var origin = member.Name.Length == 0 ? packed.Origin : $"{packed.Origin}!{member.Name}";
        return member.Problem is { } problem
            ? new InputFile(origin, member.Name.Length == 0 ? packed.Name : member.FileName, Problem: problem) { IsMember = true }
            : new InputFile(origin, member.FileName, FileContent.Of(origin, member.Content)) { IsMember = true };
    }
}
