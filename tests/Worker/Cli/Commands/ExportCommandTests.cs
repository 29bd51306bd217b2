using System.Text.Json;

namespace PerfEval.Worker.Tests.Cli.Commands;

public sealed class ExportCommandTests(IngestedReports warehouse) : IClassFixture<IngestedReports>
{
    [Fact]
    public async Task Facts_SayWhereTheyArePrinted()
    {
        var (_, json, _) = await warehouse.Run(null, "export", "funding", "--format", "json");

        using var rows = JsonDocument.Parse(json);
        var total = rows.RootElement.EnumerateArray().Single(r =>
            r.GetProperty("full_year").ToString() == "851.7" && r.GetProperty("scope").GetString() == "unit");
        Assert.Equal("taoyuan-2023.txt 第2张表第3行第2列", total.GetProperty("source").GetString());
    }

    [Theory]
    [InlineData("funding", "资金")]
    [InlineData("flag", "疑点")]
    public async Task ViewByItsChineseName_SaysWhereEachRowIsPrinted(string english, string chinese)
    {
        var (_, json, _) = await warehouse.Run(null, "export", english, "--format", "json");
        var (_, other, _) = await warehouse.Run(null, "export", chinese, "--format", "json");

        using var rows = JsonDocument.Parse(json);
        using var others = JsonDocument.Parse(other);
        var sources = rows.RootElement.EnumerateArray().Select(row => row.GetProperty("source").GetString()).ToList();
        Assert.Contains(sources, source => source is not null);
        Assert.Equal(sources, others.RootElement.EnumerateArray().Select(row => row.GetProperty("出处").GetString()));
    }

    [Fact]
    public async Task Flags_SayWhatTheyRestOn()
    {
        var (_, json, _) = await warehouse.Run(null, "export", "flag", "--format", "json");

        using var flags = JsonDocument.Parse(json);
        var flag = flags.RootElement.EnumerateArray().Single(f => f.GetProperty("rule_id").GetString() == "AR02");
        Assert.StartsWith(
            "“851.7” taoyuan-2023.txt 第2张表第3行第4列；“804.08” taoyuan-2023.txt 第2张表第5行第3列", flag.GetProperty("source").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_HasAsManyRowsAsTheViewInItsOrder()
    {
        var (_, view, _) = await warehouse.Run(null, "sql", "SELECT * FROM indicator", "--format", "csv");
        var (_, export, _) = await warehouse.Run(null, "export", "indicator", "--format", "csv");

        var exported = export.Split("\r\n");
        Assert.Equal(
            view.Split("\r\n").Select(line => line.Length > 0 ? line[..Math.Min(60, line.Length)] : line),
            exported.Select(line => line.Length > 0 ? line[..Math.Min(60, line.Length)] : line));
    }

    [Fact]
    public async Task Parquet_IsWrittenFromAReadOnlyWarehouse()
    {
        var file = warehouse.PathOf("indicator.parquet");
        var (exit, _, errors) = await warehouse.Run(null, "export", "indicator", "--output", file);
        var (_, counts, _) = await warehouse.Run(
            null, "sql", "--trusted", $"SELECT (SELECT count(*) FROM indicator) - (SELECT count(source) FROM '{file}') AS missing", "--format", "csv");

        Assert.True(exit == 0, errors);
        Assert.EndsWith("missing\r\n0\r\n", counts, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(file)!, "*.part"));
    }

    [Theory]
    [InlineData("export", "indicator", "--format", "parquet")]
    [InlineData("export", "indicator", "--format")]
    [InlineData("flags", "--format", "parquet", "--output", "x")]
    public async Task FormatThatCannotBe_IsRefused(params string[] arguments)
    {
        var (exit, output, errors) = await warehouse.Run(null, arguments);

        Assert.Equal(1, exit);
        Assert.Equal("", output);
        Assert.StartsWith("错误：命令行有误。", errors, StringComparison.Ordinal);
    }
}
