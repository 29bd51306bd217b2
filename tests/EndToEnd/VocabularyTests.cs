using System.Text.Json;

namespace PerfEval.EndToEnd.Tests;

/// <summary>An unknown label is listed, taken in by a command, and read from then on; documents that it does not concern are left alone.</summary>
public sealed class VocabularyTests : IDisposable
{
    private const string Unknown = "上年度剩余结转资金";

    private readonly PerfEvalProcess _program = new();
    private readonly string _vocabulary;

    public VocabularyTests()
    {
        var data = Path.Combine(Repository.Root, "data");
        _program.DataFolder = Path.Combine(_program.Folder, "data");
        _vocabulary = Path.Combine(_program.DataFolder, "vocabulary");
        Directory.CreateDirectory(_vocabulary);
        File.Copy(Path.Combine(data, "divisions.csv"), Path.Combine(_program.DataFolder, "divisions.csv"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(data, "vocabulary")))
            File.Copy(file, Path.Combine(_vocabulary, Path.GetFileName(file)));
        var folder = Directory.CreateDirectory(Path.Combine(_program.Folder, "in")).FullName;
        var text = File.ReadAllText(Repository.Sample("guichi-2022.html"));
        Assert.Contains("上年结转资金", text, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "guichi.html"), text.Replace("上年结转资金", Unknown, StringComparison.Ordinal));
        File.Copy(Repository.Sample("taoyuan-2022.txt"), Path.Combine(folder, "taoyuan.txt"));
    }

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task AcceptedLabel_IsRead_InTheDocumentsThatPrintIt()
    {
        await _program.Run("ingest", "in", "--no-analyze");
        var proposed = Assert.Single(await Json("vocabulary", "--format", "json"));
        Assert.Equal((Unknown, "funding_line.carry_over", "waiting"), (Text(proposed, "label"), Text(proposed, "field"), Text(proposed, "state")));
        Assert.Empty(await Carried());

        var accepted = await _program.Run("vocabulary", "accept", Unknown, "funding_line.carry_over");

        Assert.True(accepted.ExitCode == 0, accepted.Error);
        Assert.Contains("Loaded 1 document (1 report), unchanged 1,", accepted.Error, StringComparison.Ordinal);
        Assert.NotEmpty(await Carried());
        Assert.Empty(await Json("vocabulary", "--format", "json"));
        var again = await _program.Run("ingest", "in", "--no-analyze");
        Assert.Contains("Loaded 0 documents (0 reports), unchanged 2,", again.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("合计", "funding_line.other", "funding_line.total")]
    [InlineData(Unknown, "funding_line.none", "carry_over")]
    [InlineData(Unknown, "carry_over", "funding_column.full_year")]
    public async Task RefusedLabel_ChangesNothing_AndNamesWhatExists(string label, string field, string named)
    {
        var before = Files();

        var refused = await _program.Run("vocabulary", "accept", label, field);

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains(named, refused.Error, StringComparison.Ordinal);
        Assert.Equal(before, Files());
    }

    private string Files() => string.Concat(Directory.EnumerateFiles(_vocabulary).Order(StringComparer.Ordinal).Select(File.ReadAllText));

    private Task<JsonElement[]> Carried() =>
        Json(
            "sql",
            "SELECT full_year FROM funding JOIN report USING (report_id) WHERE source_name = 'guichi.html' AND line = 'carry_over' AND full_year IS NOT NULL",
            "--format", "json");

    private static string? Text(JsonElement row, string column) => row.GetProperty(column).GetString();

    private async Task<JsonElement[]> Json(params string[] arguments)
    {
        var outcome = await _program.Run(arguments);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        return [.. JsonDocument.Parse(outcome.Output).RootElement.EnumerateArray()];
    }
}
