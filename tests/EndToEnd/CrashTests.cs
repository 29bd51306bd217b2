using System.Globalization;

namespace PerfEval.EndToEnd.Tests;

/// <summary>kill -9 in the middle of an ingest: whole reports only, and the next run completes what is missing.</summary>
public sealed class CrashTests : IDisposable
{
    private const int Copies = 320;

    private readonly PerfEvalProcess _program = new();

    public CrashTests()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_program.Folder, "in")).FullName;
        for (var i = 0; i < Copies; i++)
            File.Copy(Repository.Sample("pingjiang-2023.docx"), Path.Combine(folder, i.ToString("000", CultureInfo.InvariantCulture) + ".docx"));
    }

    public void Dispose() => _program.Dispose();

    [Theory]
    [InlineData(70)]
    [InlineData(200)]
    public async Task KilledIngest_LeavesWholeDocuments_AndTheNextOneCompletes(int afterFiles)
    {
        await _program.KillDuringIngest(afterFiles);

        var shapes = await Sql(
            "SELECT count(DISTINCT n) FROM (SELECT count(c.text) AS n FROM document d LEFT JOIN cell c USING (document_id) GROUP BY d.document_id)");
        var rows = await Sql(
            "SELECT count(DISTINCT n) FROM (SELECT count(p.document_id) AS n FROM document d LEFT JOIN (FROM core.provenance JOIN core.fact USING (fact_no) "
            + "JOIN core.form USING (form_no)) p USING (document_id) GROUP BY d.document_id)");
        var before = int.Parse(await Sql("SELECT count(*) FROM document"), CultureInfo.InvariantCulture);
        var second = await _program.Run("ingest", "in", "--no-analyze");

        Assert.InRange(before, 0, Copies - 1);
        Assert.True(before == 0 || (shapes == "1" && rows == "1"), $"{before} documents, {shapes} different numbers of cells, {rows} of origins");
        Assert.Equal(0, second.ExitCode);
        Assert.Equal(Copies.ToString(CultureInfo.InvariantCulture), await Sql("SELECT count(*) FROM document WHERE status = 'read'"));
        Assert.Equal("1", await Sql("SELECT count(DISTINCT n) FROM (SELECT count(*) AS n FROM cell GROUP BY document_id)"));
    }

    private async Task<string> Sql(string query) => (await _program.Run("sql", query, "--format", "csv")).Output.Trim().Split('\n')[^1].Trim();
}
