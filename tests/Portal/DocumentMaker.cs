using System.IO.Compression;
using System.Text;
using PerfEval.Portal.Kinds;
using PerfEval.SampleGenerator;

namespace PerfEval.Portal;

/// <summary>Prints the reports of one site: most as Word files, some as pages, sheets and archives.</summary>
internal sealed class DocumentMaker(SitePlan plan, ISiteKind kind, ulong seed, Uri root)
{
    public IReadOnlyList<PortalDocument> Make(int first, int count, Func<int, DateOnly> dayOf) =>
        [.. Enumerable.Range(first, count).AsParallel().AsOrdered().Select(number => Edition(number, 0, dayOf(number)))];

    public PortalDocument NextEdition(PortalDocument document) => Edition(document.Number, document.Edition + 1, document.PublishedOn);

    private PortalDocument Edition(int number, int edition, DateOnly day)
    {
        var extension = ExtensionOf(number);
        var printed = PrintedReport.Of(plan.Division, number, edition, seed, plan.Size, extension == ".zip" ? ".docx" : extension);
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

    private static string ExtensionOf(int number) => (number % 10, number % 25) switch
    {
        (_, 9) => ".zip",
        (3 or 7, _) => ".html",
        (5, _) => ".xlsx",
        _ => ".docx",
    };

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
}
