namespace PerfEval.Analytics.Tests.Gold;

/// <summary>Two real reports, worked out by hand: exactly these rules fire, with this severity and number of subjects.</summary>
public sealed class GoldFlagTests : IDisposable
{
    private const string Found = """
        SELECT rule_id, severity, sum(len(subjects)) FROM flag WHERE report_id = '{0}' GROUP BY ALL ORDER BY ALL
        """;

    // What the report lists; the transcription holds the forms only.
    private static readonly (string Title, bool Present)[] s_hengshanAttachments =
    [
        ("部门整体支出绩效评价基础数据表", true), ("部门整体支出绩效自评表", true), ("项目支出绩效自评表", true), ("政府性基金预算支出情况表", false),
        ("国有资本经营预算支出情况表", false), ("社会保险基金预算支出情况表", false), ("部门项目库建设情况表", false), ("部门各类支出标准体系建设情况表", false),
        ("部门预算绩效管理制度建设清单", false), ("事前绩效评估报告", false), ("预算绩效管理各环节结果应用清单", false),
    ];

    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [SharedFact]
    public void Hengshan2024_RaisesTheFlagsWorkedOutByHand()
    {
        GoldReport.Load(_warehouse, "hengshan-2024", "430423");
        GoldReport.Load(_warehouse, "yueyanglou-2023", "430602");
        foreach (var (title, present) in s_hengshanAttachments)
            _warehouse.Attachment("hengshan-2024", title, present);

        _warehouse.Analyze();

        Assert.Equal(
            ["AR02|warning|1", "AR04|warning|1", "AR10|warning|2", "AR11|error|1", "BA01|info|1", "BA02|info|1", "BA03|info|1", "BA04|warning|1", "CP04|warning|5",
             "CT05|info|1", "EX01|info|1", "EX02|info|1", "EX04|info|1", "EX06|error|1", "IL01|error|3"],
            Flags("hengshan-2024"));
    }

    [SharedFact]
    public void Yueyanglou2023_RaisesTheFlagsWorkedOutByHand()
    {
        GoldReport.Load(_warehouse, "hengshan-2024", "430423");
        GoldReport.Load(_warehouse, "yueyanglou-2023", "430602");

        _warehouse.Analyze();

        Assert.Equal(["AR04|warning|1", "BA04|info|1", "BP01|info|1", "CT05|info|1", "EX04|info|1"], Flags("yueyanglou-2023"));
    }

    private IReadOnlyList<string> Flags(string report) => _warehouse.Query(Found.Replace("{0}", report, StringComparison.Ordinal));
}
