namespace PerfEval.EndToEnd.Tests;

public sealed class PrivacyTests : IDisposable
{
    private static readonly string[] s_persons = ["周三一", "吴三二", "郑三三", "王二五", "13812345661", "8222-2237", "138—1234—5645", "82222207"];

    private readonly PerfEvalProcess _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task NobodyIsNamed_InWhatIsReadAndExported()
    {
        await Reports();
        var ingested = await _program.Run("ingest", "in");
        Assert.Equal(0, ingested.ExitCode);

        var shown = ingested.Output + ingested.Error;
        foreach (var view in new[]
        {
            "document",
            "cell",
            "passage",
            "leftover",
            "warning",
            "provenance",
            "core.document",
            "core.original",
            "core.address_event"
        })
            shown += (await _program.Run("sql", "--format", "csv", $"FROM {view}")).Output;
        shown += (await _program.Run("report", "石门县", "2023", "--full")).Output;
        var parquet = await _program.Run("sql", "--format", "parquet", "--output", "document.parquet", "FROM document");
        Assert.Equal(0, parquet.ExitCode);
        shown += System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Path.Combine(_program.Folder, "document.parquet")));

        Assert.Contains("138.5 万元", shown, StringComparison.Ordinal);
        Assert.All(s_persons, person => Assert.DoesNotContain(person, shown, StringComparison.Ordinal));
    }

    [Fact]
    public async Task FileWithANameInItsName_IsLoadedOnce_AndReplacesItself()
    {
        await Reports();
        await _program.Run("ingest", "in");
        Assert.Contains("unchanged 2", (await _program.Run("ingest", "in")).Error, StringComparison.Ordinal);

        await File.AppendAllTextAsync(Path.Combine(_program.Folder, "in", "自评报告-周三一13812345661.txt"), "二、又一段。\n");
        await _program.Run("ingest", "in");

        var documents = (await _program.Run("sql", "--format", "csv", "SELECT status, count(*) FROM document GROUP BY ALL ORDER BY ALL")).Output;
        Assert.Contains("read,1\r\nreplaced,1\r\n", documents, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatTheProgramWrites_IsForItsUserAndGroup_WhateverTheShellWouldHave()
    {
        await Reports();
        await _program.Run("ingest", "in", "--db", "home/w.duckdb");
        await _program.Run("publish", "--db", "home/w.duckdb", "--force");
        await _program.Run("backup", "copy", "--db", "home/w.duckdb");

        foreach (var path in new[] { "home", "copy" }.SelectMany(
            folder => Directory.GetFileSystemEntries(Path.Combine(_program.Folder, folder), "*", SearchOption.AllDirectories)))
        {
            if (new FileInfo(path).LinkTarget is null && !OperatingSystem.IsWindows())
                Assert.Equal((path, Directory.Exists(path) ? "0750" : "0640"), (path, "0" + Convert.ToString((int)File.GetUnixFileMode(path), 8)));
        }
    }

    private async Task Reports()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_program.Folder, "in")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(folder, "自评报告-周三一13812345661.txt"),
            """
            石门县测试局2023年度部门整体支出绩效自评报告
            一、部门概况
            填报人 王二五 电话 8222-2237
            审核人：周三一、吴三二
            法定代表人：
            郑三三
            本年度年初预算数为 138.5 万元，决算数为 140.2 万元。

            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "名单.csv"), "姓名,审核,联系方式,职务\n周三一,吴三二,138—1234—5645,科长\n郑三三,合格,(0731)82222207,股长\n");
    }
}
