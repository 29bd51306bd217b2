using PerfEval.Ingest.Containers;
using PerfEval.Ingest.Containers.Zip;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Packing;

/// <summary>
/// Turns an archive into the files it holds, with those of archives inside it. Office and OFD packages are ZIP files too, but documents, not archives.
/// Never throws for bad content: what could not be had is a member with its reason.
/// </summary>
public sealed class ArchiveExpander
{
    private static readonly string[] s_packageParts = ["[Content_Types].xml", "_rels/", "word/", "xl/", "ppt/", "OFD.xml", "mimetype", "META-INF/"];

    private readonly IReadOnlyList<IArchiveFormat> _formats;

    public ArchiveExpander()
        : this([new ZipFormat(), new TarFormat(), new GzipFormat(), new RarAndSevenZipFormat()])
    {
    }

    internal ArchiveExpander(IReadOnlyList<IArchiveFormat> formats) => _formats = formats;

    /// <summary>Bytes of a file's beginning that <see cref="MayBeArchive"/> needs.</summary>
    public const int HeadBytes = 512;

    /// <summary>Whether the first bytes of a file could be those of an archive: enough to decide that it is worth a closer look.</summary>
    public static bool MayBeArchive(ReadOnlySpan<byte> head) =>
        head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8) || head.StartsWith("Rar!"u8)
            || head.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF])
            || head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08]) || Signature.IsTar(head);

    /// <summary>Whether the content (never the name) is an archive and not a document in a package.</summary>
    public bool IsArchive(ReadOnlySpan<byte> content) =>
        MayBeArchive(content) && FormatOf(content) is not null && !IsCutOffPackage(content);

    /// <summary>Raised where the same archive may give other members than before; what was unpacked by a lower one is unpacked again.</summary>
    public const int Version = 1;

    /// <summary>
    /// Files in the archive's own order, unpacked as they are asked for. A member with an empty name is the archive itself: it was damaged, or
    /// nothing could be had of it, or it holds more of what could not be had than is worth a line each.
    /// </summary>
    public IEnumerable<ArchiveMember> Expand(ReadOnlyMemory<byte> archive, ReaderLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var budget = new ArchiveBudget(limits, archive.Length);
        return SummedUp(Unique(Expand(archive, "", 1, budget, ct)), budget);
    }

    private IEnumerable<ArchiveMember> Expand(ReadOnlyMemory<byte> archive, string path, int depth, ArchiveBudget budget, CancellationToken ct)
    {
        var isEmpty = true;
        foreach (var member in Guarded(FormatOf(archive.Span)!, archive, budget, ct))
        {
            isEmpty = false;
            var name = member.Name.Length == 0 ? path : path.Length == 0 ? member.Name : $"{path}!{member.Name}";
            if (member.Problem is not null || !IsArchive(member.Content.Span))
            {
                yield return member with { Name = name };
            }
            else if (depth == budget.Limits.MaxArchiveDepth)
            {
                yield return new ArchiveMember(name, default, Rejections.ArchiveTooDeep(depth));
            }
            else
            {
                foreach (var inner in Expand(member.Content, name, depth + 1, budget, ct))
                {
                    yield return inner;
                }
            }
        }

        if (isEmpty)
        {
            yield return new ArchiveMember(path, default, Rejections.EmptyArchive);
        }
    }

    /// <summary>The last resort: what a format throws all the same ends that archive, not the caller.</summary>
    private static IEnumerable<ArchiveMember> Guarded(IArchiveFormat format, ReadOnlyMemory<byte> archive, ArchiveBudget budget, CancellationToken ct)
    {
        IEnumerator<ArchiveMember>? members = null;
        try
        {
            while (true)
            {
                ArchiveMember? failed = null;
                budget.Begin();
                try
                {
                    members ??= format.Unpack(archive, budget, ct).GetEnumerator();
                    if (!members.MoveNext())
                    {
                        yield break;
                    }
                }
                catch (Exception e) when (Escaped.IsOfTheFile(e, ct))
                {
                    failed = new ArchiveMember("", default, Rejections.ReaderFailed(e));
                }
                finally
                {
                    budget.End();
                }

                yield return failed ?? members!.Current;
                if (failed is not null)
                {
                    yield break;
                }
            }
        }
        finally
        {
            members?.Dispose();
        }
    }

    /// <summary>A name that occurs again gets a number, so that one file does not take the place of another.</summary>
    private static IEnumerable<ArchiveMember> Unique(IEnumerable<ArchiveMember> members)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        // Thousands may have one name.
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            var name = member.Name;
            while (name.Length > 0 && !seen.Add(name))
            {
                var number = numbers[member.Name] = numbers.GetValueOrDefault(member.Name, 1) + 1;
                name = $"{member.Name}#{number}";
            }

            yield return member with { Name = name };
        }
    }

    /// <summary>
    /// The first of each kind of reason come by name, the others as a number, and so does all that lies behind a bound of the whole archive: in one
    /// member at the end, whose name is empty.
    /// </summary>
    private static IEnumerable<ArchiveMember> SummedUp(IEnumerable<ArchiveMember> members, ArchiveBudget budget)
    {
        var rest = new ArchiveRest(budget);
        foreach (var member in members)
        {
            if (!rest.Takes(member))
            {
                yield return member;
            }
        }

        if (rest.Sum() is { } sum)
        {
            yield return new ArchiveMember("", default, sum);
        }
    }

    private IArchiveFormat? FormatOf(ReadOnlySpan<byte> content) =>
        Signature.Of(content) is { } format ? _formats.FirstOrDefault(one => one.Takes(format)) : null;

    /// <summary>A document whose directory is lost looks like any archive; the headers before its parts still give it away.</summary>
    private static bool IsCutOffPackage(ReadOnlySpan<byte> content) =>
        content.StartsWith("PK"u8) && ZipNames.Read(content, 1).Count == 0
        && ZipNames.ReadHeaders(content, 20).Any(name => Array.Exists(s_packageParts, part => name.StartsWith(part, StringComparison.OrdinalIgnoreCase)));
}
