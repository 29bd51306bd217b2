using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Model;
using PerfEval.Ingest.Tools;

namespace PerfEval.Ingest.Pages.Sources.Scan;

/// <summary>
/// Recognises pages of a file from their picture, one at a time. Recognition is slow: it ends before the time of the document does, so that the
/// pages read by then are kept and the others named.
/// </summary>
/// <param name="started">What <see cref="ProcessorLimit.Used"/> was when reading the document began.</param>
internal sealed class ScanPages(IPagePictures pictures, string tesseract, ReaderLimits limits, TimeSpan started)
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
    private string? _missing;

    public static Rejection MissingTool { get; } = new(
        "missing_tool",
        "读取扫描件需要 tesseract 及简体中文数据：请安装 Debian 软件包 tesseract-ocr 和 tesseract-ocr-chi-sim（apt-get install --no-install-recommends tesseract-ocr "
        + "tesseract-ocr-chi-sim）。",
        "Reading scans needs tesseract with simplified Chinese: install the Debian packages tesseract-ocr and tesseract-ocr-chi-sim (apt-get install "
        + "--no-install-recommends tesseract-ocr tesseract-ocr-chi-sim).");

    private static string Advice { get; } =
        $"可安装可选软件包 {ExternalTools.Mutool.Package} 后重读。Not everything on the page can be decoded or painted here; the optional package "
        + $"{ExternalTools.Mutool.Package} can.";

    public IReadOnlyList<DocumentWarning> Warnings => _warnings;

    public static string? FindTool() => ExternalTools.Tesseract.Find();

    /// <summary>Puts what was recognised in the place of the pages named.</summary>
    /// <param name="pages">All pages of the file.</param>
    /// <param name="why">Number of each page to recognise, with the reason for people.</param>
    /// <exception cref="ReadingStoppedException">A tool failed, or not one page was recognised in time.</exception>
    public List<PageModel> Recognise(List<PageModel> pages, IReadOnlyDictionary<int, string> why, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        using var folder = new PrivateFolder("scan");
        using var timed = new ProcessorLimit(limits.MaxTime * ShareOfTime, ct, started);
        var (wanted, late) = (0, 0);
        var recognised = pages.ConvertAll(page =>
        {
            if (!why.TryGetValue(page.Number, out var reason))
            {
                return page;
            }

            if (++wanted > limits.MaxScannedPages)
            {
                Warn(
                    WarningKind.OcrLimit, page.Number,
                    $"超过 {limits.MaxScannedPages} 页的图像页不再识别，该页内容缺失。Only {limits.MaxScannedPages} pages are recognised; this one is missing.");
                return page with { Glyphs = [] };
            }

            try
            {
                return One(page, reason, content, folder.Path, timed.Token);
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                late++;
                Warn(
                    WarningKind.IncompletePage, page.Number,
                    $"识别时间已到（每份文件 {limits.MaxTime.TotalSeconds:0} 秒处理器时间），该页未识别，内容缺失。The time for recognition was over ({limits.MaxTime.TotalSeconds:0} s of "
                    + $"processor time a document); this page is missing.");
                return page with { Glyphs = [] };
            }
        });
        return late == pages.Count ? throw new ReadingStoppedException(timed.Why)
            : _missing is { } missing && recognised.TrueForAll(page => page.Glyphs.Count == 0) ? throw new ReadingStoppedException(Undrawn(missing))
            : recognised;
    }

    private static Rejection Undrawn(string missing) => new(
        "missing_tool",
        $"页面内容不能在本程序内解码或绘制（{missing}）：可安装可选的 Debian 软件包 {ExternalTools.Mutool.Package}（apt-get install --no-install-recommends "
        + $"{ExternalTools.Mutool.Package}）后重读。",
        $"The pages hold what cannot be decoded or painted here ({missing}): the optional Debian package {ExternalTools.Mutool.Package} can (apt-get install "
        + $"--no-install-recommends {ExternalTools.Mutool.Package}).");

    private PageModel One(PageModel page, string reason, ReadOnlyMemory<byte> content, string folder, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (pictures.Draw(content, page.Number, DpiOf(page), limits, ct) is not { } picture)
        {
            Warn(WarningKind.IncompletePage, page.Number, "该页图像无法生成。The picture of the page could not be made.");
            return page with { Glyphs = [] };
        }

        if (picture is { Missing: { } all, IsBlank: true })
        {
            _missing ??= all;
            Warn(WarningKind.PageUnread, page.Number, $"{reason}，该页未读取：{all} 不能在本程序内解码或绘制。{Advice}");
            return page with { Glyphs = [] };
        }

        if (picture.Missing is { } part)
        {
            Warn(WarningKind.IncompletePage, page.Number, $"该页图像不完整，缺少：{part}。{Advice}");
        }

        var bitmap = new Bitmap(picture.Width, picture.Height, picture.Pixels.ToArray());
        var read = new ScannedPage(bitmap, page.Number, DpiOf(page)).Read(new Tesseract(tesseract, limits), limits, folder, ct);
        Warn(WarningKind.Ocr, page.Number, $"{reason}，该页文字由图像识别，须复核。The text of this page was recognised from its picture; check it.");
        return picture.HasText ? read : read with { Glyphs = [.. read.Glyphs, .. Stated(page)] };
    }

    /// <summary>What the page says in text beside its pictures, such as its number.</summary>
    private static IEnumerable<Glyph> Stated(PageModel page) => page.Glyphs.Where(glyph => glyph.Visible && glyph.Text[0] != '\uFFFD');

    private static double DpiOf(PageModel page)
    {
        var longer = Math.Max(page.Width, page.Height);
        return longer is >= ShortestPage and <= LongestPage ? Dpi : Dpi * A4 / Math.Max(1, longer);
    }

    private void Warn(string kind, int page, string message) => _warnings.Add(new DocumentWarning(kind, $"第 {page} 页", message));
}
