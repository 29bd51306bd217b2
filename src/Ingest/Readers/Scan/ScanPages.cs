using System.Diagnostics;
using System.Globalization;
using PerfEval.Ingest.Pages;
using PerfEval.Ingest.Tools;

namespace PerfEval.Ingest.Readers.Scan;

/// <summary>
/// Recognises pages of a file from their picture. The file lies in a private folder; one page is in memory at a time. Recognition is slow:
/// it ends before the time of the document does, so that the pages read by then are kept and the others named.
/// </summary>
/// <param name="started">Time stamp of the <see cref="Stopwatch"/> at which reading the document began.</param>
internal sealed class ScanPages(string mutool, string tesseract, ReaderLimits limits, long started)
{
    /// <summary>Share of <see cref="ReaderLimits.MaxTime"/> for reading and recognising; the rest is left for laying out the tables.</summary>
    private const double ShareOfTime = 0.9;

    /// <summary>Resolution at which characters of 9 points are read best.</summary>
    private const double Dpi = 200;

    /// <summary>A page whose longer side is outside these, in points, does not state its real size: it is taken for A4.</summary>
    private const double ShortestPage = 500;

    private const double LongestPage = 1300;

    private const double A4 = 842;

    private readonly List<DocumentWarning> _warnings = [];

    public static Rejection MissingTool { get; } = new(
        "missing_tool",
        "读取扫描件需要 tesseract 及简体中文数据：请安装 Debian 软件包 tesseract-ocr 和 tesseract-ocr-chi-sim（apt-get install --no-install-recommends tesseract-ocr tesseract-ocr-chi-sim）。",
        "Reading scans needs tesseract with simplified Chinese: install the Debian packages tesseract-ocr and tesseract-ocr-chi-sim (apt-get install --no-install-recommends tesseract-ocr tesseract-ocr-chi-sim).");

    public IReadOnlyList<DocumentWarning> Warnings => _warnings;

    public static string? FindTool() => ExternalTools.Tesseract.Find();

    /// <summary>Puts what was recognised in the place of the pages named.</summary>
    /// <param name="pages">All pages of the file.</param>
    /// <param name="why">Number of each page to recognise, with the reason for people.</param>
    /// <exception cref="ReadingStoppedException">A tool failed, or not one page was recognised in time.</exception>
    public List<PageModel> Recognise(List<PageModel> pages, IReadOnlyDictionary<int, string> why, string path, string folder, CancellationToken cancellationToken)
    {
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var left = (limits.MaxTime * ShareOfTime) - Stopwatch.GetElapsedTime(started);
        timed.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        var (wanted, late) = (0, 0);
        var recognised = pages.ConvertAll(page =>
        {
            if (!why.TryGetValue(page.Number, out var reason))
            {
                return page;
            }

            if (++wanted > limits.MaxScannedPages)
            {
                Warn("ocr_limit", page.Number, $"超过 {limits.MaxScannedPages} 页的图像页不再识别，该页内容缺失。Only {limits.MaxScannedPages} pages are recognised; this one is missing.");
                return page with { Glyphs = [] };
            }

            try
            {
                return One(page, reason, path, folder, timed.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                late++;
                Warn("incomplete_page", page.Number, $"识别时间已到（每份文件 {limits.MaxTime.TotalSeconds:0} 秒），该页未识别，内容缺失。The time for recognition was over ({limits.MaxTime.TotalSeconds:0} s a document); this page is missing.");
                return page with { Glyphs = [] };
            }
        });
        return late < pages.Count ? recognised : throw new ReadingStoppedException(Rejections.TooSlow(limits.MaxTime));
    }

    private PageModel One(PageModel page, string reason, string path, string folder, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Render(page, path, folder, cancellationToken) is not { } picture)
        {
            Warn("incomplete_page", page.Number, "该页图像无法生成。The picture of the page could not be made.");
            return page with { Glyphs = [] };
        }

        var read = new ScannedPage(picture, page.Number, DpiOf(page)).Read(new Tesseract(tesseract, limits), limits, folder, cancellationToken);
        Warn("ocr", page.Number, $"{reason}，该页文字由图像识别，须复核。The text of this page was recognised from its picture; check it.");
        return read;
    }

    private static double DpiOf(PageModel page)
    {
        var longer = Math.Max(page.Width, page.Height);
        return longer is >= ShortestPage and <= LongestPage ? Dpi : Dpi * A4 / Math.Max(1, longer);
    }

    private Bitmap? Render(PageModel page, string path, string folder, CancellationToken cancellationToken)
    {
        using var process = ToolRun.Start(
            mutool,
            ["draw", "-q", "-r", DpiOf(page).ToString("0.###", CultureInfo.InvariantCulture), "-c", "gray", "-F", "pgm", "-o", "-", path, page.Number.ToString(CultureInfo.InvariantCulture)],
            folder,
            limits,
            cancellationToken);
        var picture = Bitmap.ReadPgm(process.Output, limits.MaxPagePixels);
        cancellationToken.ThrowIfCancellationRequested();
        return picture;
    }

    private void Warn(string kind, int page, string message) => _warnings.Add(new DocumentWarning(kind, $"第 {page} 页", message));
}
