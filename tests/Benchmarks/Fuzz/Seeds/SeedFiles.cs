using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers;
using PerfEval.SampleGenerator;
using PerfEval.SampleGenerator.Printers;

namespace PerfEval.Benchmarks.Fuzz.Seeds;

/// <summary>The sound files of each format: samples of fictional units, printed in the formats that the samples are not in.</summary>
internal static class SeedFiles
{
    private static readonly string[] s_printed = ["qingshen-2022.docx", "hechuan-2022.docx"];

    public static List<string> Formats { get; } = ["docx", "pdf", "ofd", "xlsx", "html", "archives", "doc", "xls", "csv", "lists", "yaml"];

    /// <param name="samples">Folder of the samples.</param>
    public static IReadOnlyList<Seed> Of(string format, string samples)
    {
        byte[] Sample(string name) => File.ReadAllBytes(Path.Combine(samples, name));
        Seed Package(string name) => new(name, Sample(name), PackageParts.Unpack(Sample(name)));
        return format switch
        {
            "docx" => [
                Package("pingjiang-2023.docx"),
                Package("qingshen-2022.docx"),
                Package("anhua-2022.docx"),
                Package("ningxiang-2023.docx"),
                Seed.Of("rich", WordSeed.Rich)
            ],
            "html" => [
                new("lingshou-2022.html", Sample("lingshou-2022.html")),
                new("guichi-2023.html", Sample("guichi-2023.html")),
                new("gulou-fuzhou-2022.html", Sample("gulou-fuzhou-2022.html"))
            ],
            "pdf" => [.. Documents(samples).SelectMany(one => new[]
            {
                new Seed(one.Name + " deflated", PdfSeed.Print(DrawnPage.Of(one.Document), compressed: true)),
                new Seed(one.Name + " plain", PdfSeed.Print(DrawnPage.Of(one.Document), compressed: false)),
            })],
            "ofd" => [.. Documents(samples).Select(one => Seed.Of(one.Name, OfdSeed.Print(DrawnPage.Of(one.Document))))],
            "xlsx" => [.. Documents(samples).Select(one => Seed.Of(one.Name, XlsxSeed.Print(one.Document)))],
            "archives" => ArchiveSeed.All,
            "doc" => [new("shuangfeng-2023.doc", Sample("shuangfeng-2023.doc")), new("xinhua-2023.wps", Sample("xinhua-2023.wps")), .. WordBinarySeed.All],
            "xls" => [new("hanshou-2023.xls", Sample("hanshou-2023.xls")), .. Sheets.Select(sheet => new Seed(sheet.Name, XlsPrinter.Print([sheet])))],
            "csv" => [new("linli-2023.csv", Sample("linli-2023.csv")), .. Sheets.Select(sheet => new Seed(sheet.Name, CsvPrinter.Print(sheet)))],
            "lists" => ListPageSeed.All(),
            "yaml" => YamlSeed.All(Path.Combine(samples, "..")),
            _ => throw new ArgumentException($"{format}: no such format", nameof(format)),
        };
    }

    private static IReadOnlyList<SheetLayout> Sheets => SheetLayout.Of([.. Report.Layout.Print(Report.Reports[0])], oneSheet: false);

    private static Sample Report => BulkSet.All(1, seed: 1).Single();

    private static IEnumerable<(string Name, Document Document)> Documents(string samples) =>
        s_printed.Select(name => (
            name, ((ReadResult.Read)new DocumentReader().ReadFile(Path.Combine(samples, name), new ReaderLimits(), CancellationToken.None).Result).Document));
}
