using System.Globalization;
using PerfEval.Benchmarks.Fuzz.Seeds;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers;
using PerfEval.Worker.State;

namespace PerfEval.Benchmarks;

/// <summary>
/// PDF beside pdfminer and pdftotext, legacy Word in one batch beside a call of soffice for each file: whole processes over the same files,
/// by turns. The peers give text only; ours finds the tables as well, and ingest loads what it recognised besides.
/// </summary>
internal static class ReaderComparison
{
    private const int MostPdfCopies = 8;
    private const int MostDocs = 16;

    /// <param name="given">Folder with files ending in .pdf and .doc; null for the samples, printed as PDF and converted to .doc.</param>
    public static int Run(string? given, int rounds)
    {
        if (!Machine.SetUp(Machine.ReaderPeers))
            return 1;
        var scratch = Directory.CreateTempSubdirectory("perfeval-bench-");
        try
        {
            var (pdfs, docs) = (scratch.CreateSubdirectory("pdf").FullName, scratch.CreateSubdirectory("doc").FullName);
            if (given is null)
                Print(pdfs, docs);
            else
                Copy(given, pdfs, docs);
            Compare(scratch.FullName, pdfs, docs, rounds);
            return 0;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static void Compare(string scratch, string pdfs, string docs, int rounds)
    {
        var peers = Path.Combine(Clone.Root, "tests/Benchmarks/peers");
        var dotnet = Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet";
        var self = typeof(ReaderComparison).Assembly.Location;
        var database = Path.Combine(scratch, "warehouse.duckdb");
        Contender[] pdf =
        [
            new("perfeval reader, one thread", dotnet, self, "read", pdfs, "1"),
            new("perfeval reader, all cores", dotnet, self, "read", pdfs, Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture)),
            new("perfeval ingest --no-analyze", dotnet, Clone.Built("src/Worker", "perfeval.dll"), "ingest", pdfs, "--no-analyze", "--db", database),
            new("pdfminer", "/usr/bin/python3", Path.Combine(peers, "pdfminer_text.py"), pdfs),
            new("pdftotext -layout", "/bin/sh", Path.Combine(peers, "pdftotext_layout.sh"), pdfs),
        ];
        Contender[] doc =
        [
            new("perfeval reader, one batch", dotnet, self, "read", docs, Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture)),
            new("soffice, a call for each file", "/bin/sh", Path.Combine(peers, "soffice_each.sh"), docs),
        ];
        for (var round = 1; round <= rounds; round++)
        {
            Say($"round {round} of {rounds}, load average {Machine.Load():0.0}");
            File.Delete(database);
            foreach (var contender in pdf.Concat(doc))
                contender.Measure();
        }

        var pages = int.Parse(pdf[3].Runs[0].LastLine.Split(' ')[0], CultureInfo.InvariantCulture);
        Say($"{Machine.DescribeReaders()}");
        Print(pdf, $"{Directory.GetFiles(pdfs).Length} PDF files, {pages} pages", pages, "pages");
        Print(doc, $"{Directory.GetFiles(docs).Length} .doc files", Directory.GetFiles(docs).Length, "files");
    }

    private static void Print(Contender[] contenders, string what, int amount, string unit)
    {
        Say($"{what,-36}{"runs",5}{"wall s",9}{"cpu s",9}{"peak MB",9}{unit + "/s",10}  (medians; largest peak of one process)");
        foreach (var contender in contenders)
            Say($"{contender.Name,-36}{contender.Runs.Count,5}{contender.MedianSeconds,9:0.00}{contender.MedianCpuSeconds,9:0.00}{contender.PeakMegabytes,9:0}{amount / contender.MedianSeconds,10:0.0}  {contender.Runs[0].LastLine}");
    }

    private static void Copy(string from, string pdfs, string docs)
    {
        foreach (var file in Directory.GetFiles(from, "*.pdf", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            for (var copy = 0; copy < MostPdfCopies; copy++)
                File.Copy(file, Path.Combine(pdfs, $"{copy}-{Path.GetFileName(file)}"));
        }

        var found = Directory.GetFiles(from, "*.doc", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        for (var i = 0; i < MostDocs; i++)
            File.Copy(found[i % found.Count], Path.Combine(docs, $"{i}-{Path.GetFileName(found[i % found.Count])}"));
    }

    /// <summary>The samples as PDF files with text, several copies of each, and some of them as .doc.</summary>
    public static void Print(string pdfs, string docs)
    {
        var samples = Directory.GetFiles(Path.Combine(DataFolder.Find(), "samples"), "*.docx").Order(StringComparer.Ordinal).ToList();
        var reader = new DocumentReader();
        foreach (var sample in samples)
        {
            var pdf = PdfSeed.Print(
                DrawnPage.Of(((ReadResult.Read)reader.ReadFile(sample, new ReaderLimits(), CancellationToken.None).Result).Document), compressed: true);
            for (var copy = 0; copy < MostPdfCopies; copy++)
                File.WriteAllBytes(Path.Combine(pdfs, $"{copy}-{Path.GetFileNameWithoutExtension(sample)}.pdf"), pdf);
        }

        new Contender("soffice", "soffice",
        [
            $"-env:UserInstallation={new Uri(Directory.CreateDirectory(Path.Combine(docs, "../profile")).FullName)}", "--headless", "--convert-to",
            "doc:MS Word 97", "--outdir", docs,
            .. samples.Take(MostDocs),
        ]).Measure();
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
