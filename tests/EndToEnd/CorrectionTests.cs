using System.Security.Cryptography;
using System.Text.Json;

namespace PerfEval.EndToEnd.Tests;

/// <summary>What an analyst writes into data/corrections is in the warehouse after the next ingest, and marked wherever it is shown.</summary>
public sealed class CorrectionTests : IDisposable
{
    private const string Sample = "qinghe-2023.txt";

    private readonly PerfEvalProcess _program = new();

    public CorrectionTests()
    {
        // The data folder without its samples, for the analyst to edit.
        var data = Path.Combine(Repository.Root, "data");
        var copy = Path.Combine(_program.Folder, "data");
        foreach (var file in new[] { "divisions.csv" }.Concat(
            Directory.EnumerateFiles(Path.Combine(data, "vocabulary")).Select(f => Path.GetRelativePath(data, f))))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(copy, file))!);
            File.Copy(Path.Combine(data, file), Path.Combine(copy, file));
        }

        Directory.CreateDirectory(Path.Combine(copy, "corrections"));
        _program.DataFolder = copy;
    }

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task Correction_ReplacesTheValueAndKeepsThePrintedText()
    {
        await Ingest();
        var printed = await Place();
        await Correct(printed, value: "777.50", was: printed.Raw);

        var again = await Ingest();

        Assert.Contains("Loaded 1 document", again.Error, StringComparison.Ordinal);
        var corrected = await Place();
        Assert.Equal((printed.Raw, "corrected"), (corrected.Raw, corrected.Certainty));
        Assert.NotEqual(printed.Value, corrected.Value);
        var listed = await Json("corrections", "--format", "json");
        Assert.Equal(("applied", printed.Raw), (listed.GetProperty("status").GetString(), listed.GetProperty("printed").GetString()));
        var page = await _program.Run("report", Sample);
        Assert.Contains($"{corrected.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)}[更正]", page.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CorrectionOfAnotherText_IsNotAppliedAndSaysSo()
    {
        await Ingest();
        var printed = await Place();
        await Correct(printed, value: "777.50", was: "1.23");

        await Ingest();

        var unchanged = await Place();
        Assert.Equal((printed.Value, "printed"), (unchanged.Value, unchanged.Certainty));
        var listed = await Json("corrections", "--format", "json");
        Assert.StartsWith("not applied", listed.GetProperty("status").GetString(), StringComparison.Ordinal);
        var warning = await Json("sql", "SELECT place, message FROM warning WHERE kind = 'correction_not_applied'", "--format", "json");
        Assert.Equal($"第{printed.Table + 1}张表第{printed.Row + 1}行第{printed.Col + 1}列", warning.GetProperty("place").GetString());
        Assert.Contains(warning.GetProperty("message").GetString()!, (await _program.Run("report", Sample)).Output, StringComparison.Ordinal);
    }

    private Task<ProcessOutcome> Ingest() => _program.Run("ingest", Repository.Sample(Sample), "--no-analyze");

    private async Task<(decimal Value, string Raw, string Certainty, int Table, int Row, int Col)> Place()
    {
        var row = await Json(
            "sql",
            """
            SELECT f.executed, p.raw, p.certainty, p.table_no, p."row", p.col
            FROM funding f JOIN provenance p USING (report_id, row_key)
            WHERE f.scope = 'unit' AND f.line = 'total' AND p.view = 'funding' AND p.field = 'executed'
            """,
            "--format", "json");
        return (row.GetProperty("executed").GetDecimal(), row.GetProperty("raw").GetString()!, row.GetProperty("certainty").GetString()!,
            row.GetProperty("table_no").GetInt32(), row.GetProperty("row").GetInt32(), row.GetProperty("col").GetInt32());
    }

    private async Task Correct((decimal Value, string Raw, string Certainty, int Table, int Row, int Col) cell, string value, string was)
    {
        var sha = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Repository.Sample(Sample))));
        await File.WriteAllTextAsync(
            Path.Combine(_program.DataFolder!, "corrections", "qinghe.yaml"),
            $$"""
            - sha256: {{sha}}
              cell: {table: {{cell.Table}}, row: {{cell.Row}}, col: {{cell.Col}}}
              value: "{{value}}"
              was: "{{was}}"
              who: 审核组
              why: 与决算批复不符
              date: "2024-06-01"
            """);
    }

    private async Task<JsonElement> Json(params string[] arguments)
    {
        var outcome = await _program.Run(arguments);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        return JsonDocument.Parse(outcome.Output).RootElement[0];
    }
}
