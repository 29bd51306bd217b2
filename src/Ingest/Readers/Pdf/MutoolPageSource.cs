using System.Runtime.CompilerServices;
using PerfEval.Ingest.Pages;
using PerfEval.Ingest.Tools;

namespace PerfEval.Ingest.Readers.Pdf;

/// <summary>
/// Pages of a PDF by Debian's <c>mutool trace</c> in a child process. The file lies in a private folder for as long as it is read.
/// What was wrong with the file is in <see cref="Warnings"/> once the pages have been taken.
/// </summary>
internal sealed class MutoolPageSource(string mutool, ReaderLimits limits, FormatName format) : IPageSource
{
    private readonly List<DocumentWarning> _warnings = [];

    public IReadOnlyList<DocumentWarning> Warnings => _warnings;

    /// <exception cref="ReadingStoppedException">The file as a whole cannot be read: password, damage, too many pages.</exception>
    public async IAsyncEnumerable<PageModel> Read(Stream pdf, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var folder = new PrivateFolder("pdf");
        var path = folder.PathOf("in.pdf");
        await using (var file = File.Create(path))
        {
            await pdf.CopyToAsync(file, cancellationToken);
        }

        foreach (var page in ReadFile(path, folder.Path, cancellationToken))
        {
            yield return page;
        }
    }

    /// <summary>As <see cref="Read"/>, for a file that already lies in a private folder.</summary>
    public IEnumerable<PageModel> ReadFile(string path, string folder, CancellationToken cancellationToken)
    {
        using var process = ToolRun.Start(mutool, ["trace", path], folder, limits, cancellationToken);
        var trace = new TraceReader(process.Output, limits);
        var (pages, marks) = (0, 0);
        foreach (var page in trace.Pages())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (++pages > limits.MaxPages)
            {
                throw new ReadingStoppedException(Rejections.TooComplex($"超过 {limits.MaxPages} 页", $"more than {limits.MaxPages} pages"));
            }

            marks += page.Glyphs.Count + page.Lines.Count;
            if (marks > limits.MaxPageMarks)
            {
                throw new ReadingStoppedException(Rejections.TooManyMarks(limits.MaxPageMarks));
            }

            yield return page;
        }

        var (exitCode, errors) = process.Finish(cancellationToken);
        if (pages == 0)
        {
            throw new ReadingStoppedException(WhyNothing(errors, trace.Broken));
        }

        _warnings.AddRange(trace.Crowded.Select(number => new DocumentWarning(
            "too_many_lines", $"第 {number} 页", $"页面线条超过 {limits.MaxPageLines} 条，多余的未用于识别表格。Lines beyond {limits.MaxPageLines} were left out.")));
        if (trace.Dropped > 0)
        {
            _warnings.Add(new DocumentWarning("control_characters", "全文", $"略去 {trace.Dropped} 个控制字符。Control characters were left out."));
        }

        var complaints = Complaints(errors);
        if (exitCode != 0 || trace.Broken is not null)
        {
            _warnings.Add(Incomplete(pages + 1, trace.Broken ?? Last(errors)));
        }
        else if (complaints.Count > 0)
        {
            NameIncompletePages(path, folder, pages, complaints[0], cancellationToken);
        }
    }

    /// <summary>The tool does not say which page it complains of, so each is asked for alone.</summary>
    private void NameIncompletePages(string path, string folder, int pages, string complaint, CancellationToken cancellationToken)
    {
        var named = _warnings.Count;
        for (var number = 1; number <= pages; number++)
        {
            using var process = ToolRun.Start(mutool, ["trace", path, number.ToString(System.Globalization.CultureInfo.InvariantCulture)], folder, limits, cancellationToken);
            process.Output.CopyTo(Stream.Null);
            if (Complaints(process.Finish(cancellationToken).Errors) is [var first, ..])
            {
                _warnings.Add(Incomplete(number, first));
            }
        }

        if (_warnings.Count == named)
        {
            _warnings.Add(new DocumentWarning("incomplete_page", "全文", $"文件有损坏，可能缺少内容：{complaint}"));
        }
    }

    private static DocumentWarning Incomplete(int page, string detail) =>
        new("incomplete_page", $"第 {page} 页", $"该页内容损坏，可能不完整。The page is damaged and may be incomplete: {detail}");

    /// <summary>Errors on content. What the tool says while it repairs the table of objects concerns no page.</summary>
    private static List<string> Complaints(string errors)
    {
        var lines = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var repaired = Array.FindLastIndex(lines, line => line.Contains("repairing PDF document", StringComparison.Ordinal));
        return [.. lines.Skip(repaired + 1).Where(line =>
            line.StartsWith("error:", StringComparison.Ordinal) || line.Contains("read error", StringComparison.Ordinal))];
    }

    private Rejection WhyNothing(string errors, string? broken) =>
        errors.Contains("authenticate password", StringComparison.Ordinal) || errors.Contains("needs a password", StringComparison.Ordinal)
            ? Rejections.Password
            : Rejections.Damaged(format, Last(errors) is { Length: > 0 } last ? last : broken ?? "没有页面 (no pages)");

    private static string Last(string errors) =>
        errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split("/in.", StringSplitOptions.None)[^1])
            .LastOrDefault() ?? "";
}
