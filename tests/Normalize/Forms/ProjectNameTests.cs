using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Tests.Fixtures;

namespace PerfEval.Normalize.Tests.Forms;

public sealed class ProjectNameTests
{
    private const string Title = "2023年度项目支出绩效自评表";

    [Fact]
    public void ProjectsOfOneName_KeepTheirRowsApart()
    {
        var report = Reading.Report(Title, Form("道路维修", 9), Title, Form("道路维修", 19));

        Assert.Equal(["project:道路维修/0", "project:道路维修#2/0"], report.All<Project>().Select(p => p.RowKey));
        Assert.Equal([("project:道路维修/0", 9m), ("project:道路维修#2/0", 19m)], report.All<Funding>().Select(f => (f.RowKey, f.Executed!.Value!.Value)));
    }

    [Fact]
    public void BlankName_IsEmptyInEveryView()
    {
        var report = Reading.Report(Title, Form("", 9));

        Assert.Equal("", report.The<Project>().Name?.Text);
        Assert.Equal("", report.The<Funding>().Project);
    }

    private static Table Form(string name, int executed) =>
        Tables.Of($"项目支出名称|{name}|<|<", "资金|年初预算数|全年预算数|全年执行数", $"年度资金总额|20|20|{executed}");
}
