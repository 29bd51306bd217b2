using PerfEval.SampleGenerator.Printed;
using PerfEval.SampleGenerator.Printers;

namespace PerfEval.SampleGenerator;

/// <summary>Writes samples and their expected files into a folder.</summary>
internal static class SampleWriter
{
    public static void Write(string folder, IEnumerable<Sample> samples)
    {
        Directory.CreateDirectory(folder);
        foreach (var sample in samples)
        {
            File.WriteAllBytes(Path.Combine(folder, sample.FileName), Print(sample));
            File.WriteAllText(Path.Combine(folder, Path.GetFileNameWithoutExtension(sample.FileName) + ".expected.json"), ExpectedFile.Write(sample));
        }
    }

    /// <summary>Writes files only: benchmarks compare nothing.</summary>
    public static void WriteUnchecked(string folder, IEnumerable<Sample> samples)
    {
        Directory.CreateDirectory(folder);
        foreach (var sample in samples)
            File.WriteAllBytes(Path.Combine(folder, sample.FileName), Print(sample));
    }

    /// <summary>The bytes of one file in the format its name says.</summary>
    public static byte[] Print(Sample sample)
    {
        List<Block> blocks = [.. sample.Reports.SelectMany(sample.Layout.Print)];
        var title = $"{sample.Reports[0].Year}年度{sample.Reports[0].Unit.Name}绩效自评";
        return Path.GetExtension(sample.FileName) switch
        {
            ".docx" => WordPrinter.Print(blocks),
            ".xlsx" => SheetPrinter.Print(blocks),
            ".html" => HtmlPrinter.Print(title, blocks, sample.Charset, sample.LayoutTable),
            _ => TextPrinter.Print(blocks),
        };
    }
}
