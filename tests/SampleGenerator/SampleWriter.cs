using PerfEval.SampleGenerator.Conversion;
using PerfEval.SampleGenerator.Printed;
using PerfEval.SampleGenerator.Printers;

namespace PerfEval.SampleGenerator;

/// <summary>Writes samples and their expected files into a folder.</summary>
internal static class SampleWriter
{
    public static void Write(string folder, IEnumerable<Sample> samples)
    {
        Directory.CreateDirectory(folder);
        var packed = new Dictionary<string, List<(string, byte[])>>();
        foreach (var sample in samples)
        {
            if (sample.Archive is not { } archive)
                File.WriteAllBytes(Path.Combine(folder, sample.FileName), Print(sample));
            else if (packed.TryGetValue(archive, out var members))
                members.Add((sample.FileName, Print(sample)));
            else
                packed[archive] = [(sample.FileName, Print(sample))];
            File.WriteAllText(Path.Combine(folder, Path.GetFileNameWithoutExtension(sample.FileName) + ".expected.json"), ExpectedFile.Write(sample));
        }

        foreach (var (archive, members) in packed)
            File.WriteAllBytes(Path.Combine(folder, archive), Pack(archive, members));
    }

    /// <summary>Writes files only: benchmarks compare nothing.</summary>
    public static void WriteUnchecked(string folder, IEnumerable<Sample> samples)
    {
        Directory.CreateDirectory(folder);
        foreach (var sample in samples)
            File.WriteAllBytes(Path.Combine(folder, sample.FileName), Print(sample));
    }

    private static byte[] Pack(string archive, List<(string, byte[])> members) => Path.GetExtension(archive) switch
    {
        ".rar" => RarPrinter.Print(members),
        ".gz" => TarPrinter.Print(members),
        _ => PackedParts.Zip(members),
    };

    /// <summary>The bytes of one file in the format its name says.</summary>
    public static byte[] Print(Sample sample)
    {
        List<Block> blocks = [.. sample.Reports.SelectMany(sample.Layout.Print)];
        var title = $"{sample.Reports[0].Year}年度{sample.Reports[0].Unit.Name}绩效自评";
        return sample.Extension switch
        {
            ".docx" => WordPrinter.Print(blocks),
            ".html" => HtmlPrinter.Print(title, blocks, sample.Charset, sample.LayoutTable),
            ".mht" => MhtmlPrinter.Print(title, blocks),
            ".xlsx" => XlsxPrinter.Print(SheetLayout.Of(blocks, sample.OneSheet)),
            ".xls" => XlsPrinter.Print(SheetLayout.Of(blocks, sample.OneSheet)),
            ".csv" => CsvPrinter.Print(SheetLayout.Of(blocks, oneSheet: true).Single()),
            ".ofd" => OfdPrinter.Print(blocks),
            ".txt" => TextPrinter.Print(blocks),
            _ => Convert(sample, WordPrinter.Print(blocks)),
        };
    }

    private static byte[] Convert(Sample sample, byte[] docx)
    {
        using var converter = new Converter();
        return sample.Extension switch
        {
            // WPS Writer's own files are Word files by another name.
            ".wps" => converter.FromWord(docx, "doc"),
            ".pdf" when sample.Scanned => converter.Bound(converter.Scan(converter.FromWord(docx, "pdf"))),
            ".png" => converter.Scan(converter.FromWord(docx, "pdf")).Single(),
            _ => converter.FromWord(docx, sample.Extension[1..]),
        };
    }
}
