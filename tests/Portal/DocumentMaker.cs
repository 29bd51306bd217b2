using System.IO.Compression;
using System.Text;
using PerfEval.Portal.Kinds;
using PerfEval.SampleGenerator;

namespace PerfEval.Portal;

/// <summary>Prints the reports of one site in the formats of its plan.</summary>
internal sealed class DocumentMaker(SitePlan plan, ISiteKind kind, ulong seed, Uri root)
{
    /// <param name="first">Number of the first one.</param>
    /// <param name="count">How many.</param>
    /// <param name="dayOf">When the one of a number is published.</param>
    /// <param name="formatsFrom">The first one has the format that the plan gives this number.</param>
    public IReadOnlyList<PortalDocument> Make(int first, int count, Func<int, DateOnly> dayOf, int formatsFrom) =>
        Print(Enumerable.Range(0, count).Select(i => new Wanted(first + i, 0, dayOf(first + i), plan.Formats.ExtensionOf(formatsFrom + i))));

    public PortalDocument NextEdition(PortalDocument document) =>
        Print([new Wanted(document.Number, document.Edition + 1, document.PublishedOn, document.Extension)])[0];

    private List<PortalDocument> Print(IEnumerable<Wanted> wanted)
    {
        var reports = wanted.AsParallel().AsOrdered().Select(one => (Wanted: one, Printed: Print(one))).ToList();
        var legacy = new Queue<byte[]>(PrintedReport.AsWord97([.. reports.Where(one => one.Wanted.Extension == ".doc").Select(one => one.Printed.Bytes)]));
        return [.. reports.Select(one => Document(one.Wanted, one.Wanted.Extension == ".doc" ? one.Printed with { Bytes = legacy.Dequeue() } : one.Printed))];
    }

    private PrintedReport Print(Wanted wanted) =>
        PrintedReport.Of(plan.Division, wanted.Number, wanted.Edition, seed, plan.Size, wanted.Extension is ".zip" or ".doc" ? ".docx" : wanted.Extension);

    private PortalDocument Document(Wanted wanted, PrintedReport printed)
    {
        var (number, edition, day, extension) = wanted;
        var title = $"{printed.Unit}{printed.Year}年度部门整体支出绩效自评报告";
        var bytes = extension switch
        {
            ".zip" => Zip(printed.Bytes, title),
            ".html" => ReportPage.WithReport(kind, title, day, printed.Bytes),
            _ => printed.Bytes,
        };
        var attachment = extension == ".html" ? null : new Uri(root, kind.AttachmentOf(number, day, extension));
        return new PortalDocument
        {
            Number = number,
            Edition = edition,
            Unit = printed.Unit,
            Title = title,
            PublishedOn = day,
            ModifiedAt = new DateTimeOffset(day, new TimeOnly(9, 30), TimeSpan.FromHours(8)).AddDays(edition),
            Extension = extension,
            Page = new Uri(root, kind.PageOf(number, day)),
            Attachment = attachment,
            Bytes = bytes,
            ContentSha256 = PortalSite.HashOf(extension == ".zip" ? printed.Bytes : bytes),
        };
    }

    private static byte[] Zip(byte[] report, string title)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            var entry = zip.CreateEntry(title + ".docx", CompressionLevel.NoCompression);
            entry.LastWriteTime = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
            using var stream = entry.Open();
            stream.Write(report);
        }

        return file.ToArray();
    }

    private sealed record Wanted(int Number, int Edition, DateOnly Day, string Extension);
}
