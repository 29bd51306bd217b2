using PerfEval.Normalize.Tests.Fixtures;
using PerfEval.Normalize.Warehouse.Calendar;

namespace PerfEval.Normalize.Tests.Warehouse;

public sealed class ExpectedListTests : IDisposable
{
    private const string Header = "unit,division_code,year,kind,expected_on\n";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void MissingFile_ExpectsNothing() => Assert.Empty(ExpectedList.Load(Path.Combine(_folder.Path, "none.csv"), Repository.Divisions));

    [Fact]
    public void Line_NamesUnitDivisionYearAndDay()
    {
        var report = Assert.Single(Load(Header + "桃源县沅岸生态巡护站（盖章）,430725,2024,,2025-09-30\n"));

        Assert.Equal(("桃源县沅岸生态巡护站", "桃源县", 2024), (report.Unit, report.Division.Name, report.Year));
        Assert.Equal(("self_evaluation", new DateOnly(2025, 9, 30)), (report.Kind, report.ExpectedOn));
    }

    [Fact]
    public void AllFaults_AreNamedAtOnce()
    {
        var problem = Assert.Throws<InvalidDataException>(() => Load(
            Header + "甲县测试局,999999,2024,,\n甲县测试局,430725,24,,\n甲县测试局,430725,2024,budget,\n甲县测试局,430725,2024,,2025/9/30\n甲县测试局,430725,2024\n,430725,2024,,\n"));

        Assert.Equal(["2", "3", "4", "5", "6", "7"], problem.Message.Split(Environment.NewLine).Select(l => l.Split(':')[1]));
    }

    private IReadOnlyList<ExpectedReport> Load(string text)
    {
        var path = Path.Combine(_folder.Path, "expected.csv");
        File.WriteAllText(path, text);
        return ExpectedList.Load(path, Repository.Divisions);
    }
}
