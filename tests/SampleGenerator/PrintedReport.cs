using PerfEval.SampleGenerator.Conversion;
using PerfEval.SampleGenerator.Printers;

namespace PerfEval.SampleGenerator;

/// <summary>One generated report as bytes, for what serves reports instead of reading them from a folder.</summary>
/// <param name="Unit">Full printed name.</param>
/// <param name="Year">Fiscal year.</param>
/// <param name="Bytes">The whole file.</param>
public sealed record PrintedReport(string Unit, int Year, byte[] Bytes)
{
    /// <summary>GB/T 2260 codes of the counties that reports can be of.</summary>
    public static IReadOnlyList<string> Divisions => BulkSet.Divisions;

    /// <summary>The same report for the same arguments, on every machine.</summary>
    /// <param name="division">One of <see cref="Divisions"/>.</param>
    /// <param name="number">Names the unit within the county; 0 to 5,599.</param>
    /// <param name="edition">Another edition has other figures of the same unit and year.</param>
    /// <param name="seed">Of the figures.</param>
    /// <param name="size">How long it is.</param>
    /// <param name="extension">.docx, .pdf, .xlsx, .xls, .html (utf-8) or .txt.</param>
    public static PrintedReport Of(string division, int number, int edition, ulong seed, ReportSize size, string extension)
    {
        var sample = BulkSet.One(division, number, edition, seed, "report" + extension, size);
        var bytes = extension == ".pdf" ? PdfPrinter.Print(sample.Reports.SelectMany(sample.Layout.Print)) : SampleWriter.Print(sample);
        return new PrintedReport(sample.Reports[0].Unit.Name, sample.Reports[0].Year, bytes);
    }

    /// <summary>The same reports as Word 97 files (.doc), which LibreOffice makes; their bytes differ from run to run.</summary>
    /// <param name="docx">Word files.</param>
    /// <exception cref="InvalidOperationException">LibreOffice made no file.</exception>
    public static IReadOnlyList<byte[]> AsWord97(IReadOnlyList<byte[]> docx)
    {
        using var converter = new Converter();
        return converter.FromWord(docx, "doc");
    }
}
