using PerfEval.Ingest.Archives;
using PerfEval.Ingest.Readers;

namespace PerfEval.Worker.Jobs;

/// <summary>
/// Files as they were found, with each archive replaced by its members. Only what may be an archive is loaded here; members are
/// unpacked as they are asked for, so that a large archive is never in memory as a whole.
/// </summary>
public sealed class InputFiles(ArchiveExpander archives, ReaderLimits limits)
{
    /// <summary>In the order of the found files; members in the order of their archive.</summary>
    public IEnumerable<InputFile> Of(IEnumerable<FoundFile> files, CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var input in Of(file, cancellationToken))
                yield return input;
        }
    }

    private IEnumerable<InputFile> Of(FoundFile file, CancellationToken cancellationToken)
    {
        var origin = Path.GetFullPath(file.Path);
        var whole = new InputFile(origin, Path.GetFileName(origin), Problem: file.Problem);
        if (file.Problem is not null || !ArchiveExpander.MayBeArchive(Head(file.Path)))
            return [whole];
        var content = FileContent.Load(file.Path, limits);
        return content.Problem is null && archives.IsArchive(content.Bytes.Span)
            ? archives.Expand(content.Bytes, limits, cancellationToken).Select(member => Of(member, whole))
            : [whole with { Content = content }];
    }

    private static InputFile Of(ArchiveMember member, InputFile archive)
    {
        var origin = member.Name.Length == 0 ? archive.Origin : $"{archive.Origin}!{member.Name}";
        return member.Problem is { } problem
            ? new InputFile(origin, member.Name.Length == 0 ? archive.Name : member.FileName, Problem: problem)
            : new InputFile(origin, member.FileName, FileContent.Of(origin, member.Content));
    }

    // What the disk refuses here it refuses again when the file is loaded; there the reason is kept.
    private static byte[] Head(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            var head = new byte[ArchiveExpander.HeadBytes];
            return head[..file.ReadAtLeast(head, ArchiveExpander.HeadBytes, throwOnEndOfStream: false)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return [];
        }
    }
}
