using PerfEval.SampleGenerator.Facts;
using PerfEval.SampleGenerator.Layouts;

namespace PerfEval.SampleGenerator;

/// <summary>The committed samples: which unit reports what in which layout, and the fault placed in it.</summary>
internal static class SampleSet
{
    public static IEnumerable<Sample> All()
    {
        var pingjiang = Draw(new S2ThreeAnnexes(), Units.Pingjiang, 2022, new FigurePlan { Projects = 2 });
        yield return new Sample("pingjiang-2022.docx", new S2ThreeAnnexes(), [pingjiang], "无");
        var taoyuan = Draw(new S1TotalLast(), Units.Taoyuan, 2022, new FigurePlan { Projects = 2, Money = MoneyStyle.Trimmed });
        yield return new Sample("taoyuan-2022.docx", new S1TotalLast(), [taoyuan], "无");
        yield return new Sample("pingjiang-2022-page.html", new S2ThreeAnnexes(), [pingjiang], "无", "gb2312", LayoutTable: true);
        yield return new Sample("taoyuan-2022-dump.txt", new S1TotalLast(), [taoyuan], "无");
        yield return new Sample("anhua-2022.docx", new S3ScoreSheet(), [Draw(new S3ScoreSheet(), Units.Anhua, 2022, new FigurePlan { Projects = 0 })], "无");
        yield return new Sample("qingshen-2022.docx", new W4SplitTargets(), [Draw(new W4SplitTargets(), Units.Qingshen, 2022, new FigurePlan())], "无");
    }

    private static ReportFacts Draw(ILayout layout, UnitFact unit, int year, FigurePlan plan, ReportFacts? previous = null)
    {
        var seed = unit.Body.Aggregate((ulong)year, (hash, c) => hash * 31 + c);
        return new ReportMaker(layout.Shape, plan, new Dice(seed)).Make(unit, year, previous);
    }
}
