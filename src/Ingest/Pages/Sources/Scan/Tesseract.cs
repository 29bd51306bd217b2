using System.Globalization;
using System.Text;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Tools;

namespace PerfEval.Ingest.Pages.Sources.Scan;

/// <summary>Reads small pictures of one line each by Debian's <c>tesseract</c>, many in one call.</summary>
internal sealed class Tesseract(string tool, ReaderLimits limits)
{
    /// <summary>Any line of the forms.</summary>
    public static IReadOnlyList<string> Chinese { get; } = ["-l", "chi_sim", "--psm", "7", "tsv"];

    /// <summary>Figures only.</summary>
    public static IReadOnlyList<string> Figures { get; } = ["-l", "eng", "--psm", "7", "-c", "tessedit_char_whitelist=0123456789.,%-", "tsv"];

    /// <summary>Text of each picture, in the same order; empty where nothing was read.</summary>
    /// <exception cref="ReadingStoppedException">The tool failed, as when its language is not installed.</exception>
    public string[] Read(IReadOnlyList<string> pictures, IReadOnlyList<string> options, string folder, CancellationToken ct)
    {
        var texts = new string[pictures.Count];
        Array.Fill(texts, "");
        if (pictures.Count == 0)
        {
            return texts;
        }

        var list = Path.Combine(folder, "list.txt");
        File.WriteAllLines(list, pictures);
        using var process = ToolRun.Start(tool, [list, "-", .. options], folder, limits, ct);
        using var output = new StreamReader(process.Output, Encoding.UTF8);
        while (output.ReadLine() is { } line)
        {
            // level page block paragraph line word left top width height confidence text
            var fields = line.Split('\t');
            if (fields.Length >= 12 && fields[0] == "5"
                && int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page >= 1 && page <= texts.Length)
            {
                texts[page - 1] = texts[page - 1].Length == 0 ? fields[11] : texts[page - 1] + " " + fields[11];
            }
        }

        var (exitCode, errors) = process.Finish(ct);
        return exitCode == 0 ? texts : throw new ReadingStoppedException(Failed(errors));
    }

    private static Rejection Failed(string errors) =>
        errors.Contains("traineddata", StringComparison.Ordinal)
            ? ScanPages.MissingTool
            : new Rejection("ocr_failed", $"文字识别失败：{First(errors)}", $"Text recognition failed: {First(errors)}");

    private static string First(string errors) =>
        errors.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "tesseract";
}
