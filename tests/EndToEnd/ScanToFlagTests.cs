using PerfEval.Ingest.Tests.Readers.Pdf;

namespace PerfEval.EndToEnd.Tests;

/// <summary>From the picture of a page to flags: what was not read for certain is marked all the way.</summary>
public sealed class ScanToFlagTests : IDisposable
{
    private readonly PerfEvalProcess _program = new();

    public void Dispose() => _program.Dispose();

    [ToolFact("mutool", "tesseract")]
    public async Task ScannedForm_MarksUncertainAndRepairedFigures_AndTheFlagsThatRestOnThem()
    {
        await ScannedReport.Write(Path.Combine(_program.Folder, "scan.png"));

        var ingest = await _program.Run("ingest", "scan.png");
        var certainty = await Rows(
            "SELECT concat(f.line, ' ', p.field, ' ', p.certainty) FROM provenance p JOIN funding f ON p.row_key = f.scope || ':' || f.project || '/' || "
            + "f.ordinal WHERE p.view = 'funding' AND p.certainty <> 'printed' ORDER BY 1");
        var total = await Rows("SELECT concat(initial, ' ', full_year, ' ', executed) FROM funding WHERE line = 'total'");
        var flags = await Rows(
            "SELECT concat(rule_id, contains(message, '注意：所据数字有扫描识别而未核实者'), contains(message, '注意：所据数字有按勾稽修补者')) FROM flag WHERE rule_id IN ('BA04', 'EX01', "
            + "'EX02') ORDER BY 1");

        Assert.True(ingest.ExitCode == 0, ingest.Error);
        Assert.Equal(["158.500000 276.200000 169.030000"], total);
        Assert.Equal(["total full_year repaired", "total rate_pct ocr_uncertain"], certainty);
        Assert.Equal(["BA04falsetrue", "EX01truetrue", "EX02falsetrue"], flags);
    }

    [Fact]
    public async Task PageThatCouldNotBeRead_IsNamed_AndNoRuleHoldsTheRestAgainstTheReport()
    {
        var tools = Directory.CreateDirectory(Path.Combine(_program.Folder, "tools")).FullName;
        foreach (var tool in new[] { "timeout", "prlimit" })
            File.CreateSymbolicLink(Path.Combine(tools, tool), "/usr/bin/" + tool);
        // A font without its characters: one character all over, which only recognition could read.
        await ScannedReport.WritePdf(Path.Combine(_program.Folder, "report.pdf"), PdfFile.Text(60, 100, new string('甲', 30)));
        _program.SearchPath = tools;

        await _program.Run("ingest", "report.pdf");

        Assert.Equal(["page_unread,第 2 页"], await Rows("SELECT kind, place FROM warning WHERE kind = 'page_unread'"));
        Assert.Equal(["0"], await Rows("SELECT count(*) FROM flag"));
        Assert.Contains(
            await Rows("SELECT DISTINCT reason FROM rule_check WHERE rule_id = 'BA04'"),
            row => row.Contains("may not have been read whole", StringComparison.Ordinal));
    }

    private async Task<string[]> Rows(string query)
    {
        var outcome = await _program.Run("sql", query, "--format", "csv");
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        return [.. outcome.Output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Skip(1)];
    }
}
