using PerfEval.SampleGenerator.Facts;
using PerfEval.SampleGenerator.Layouts;

namespace PerfEval.SampleGenerator;

/// <summary>The committed samples: which unit reports what in which layout, the fault placed in it and the flag it must raise.</summary>
internal static class SampleSet
{
    private const string Error = "error";
    private const string Warning = "warning";
    private const string Info = "info";

    public static IEnumerable<Sample> All() =>
    [
        .. Pingjiang(), .. Taoyuan(), .. Anhua(), .. Fuzhou(), .. Xuzhou(), .. Qingshen(), .. Zhongjiang(), .. Shouxian(), .. Guichi(), .. Hechuan(),
        .. Lingshou(), .. Ningxiang(), .. Qinghe(), .. Daying(), .. TwoUnits(),
    ];

    private static IEnumerable<Sample> Pingjiang()
    {
        var layout = new S2ThreeAnnexes();
        var first = SampleDraw.Report(layout, Units.Pingjiang, 2022, new FigurePlan { Projects = 2, UnitAdjustment = 0.20m, ProjectAdjustments = [0.20m] })
            .WithUnitForm(f => f.AddToNature("general_public_budget", -0.02m));
        yield return new Sample("pingjiang-2022.docx", layout, [first], "近似：单位与项目调整率恰为20%；收入性质合计差0.02");
        var second = SampleDraw.Report(
            layout, Units.Pingjiang, 2023, new FigurePlan { Projects = 2, UnitAdjustment = 1.26m, ProjectAdjustments = [1.50m, 1.00m] }, first)
            .Flag("BA01", Error).Flag("BA04", Error, ProjectName(0)).Flag("BA04", Warning, ProjectName(1));
        yield return new Sample("pingjiang-2023.docx", layout, [second], "BA01 调整126%；BA04 调整150%；近似：项目调整恰为100%，只是需说明");

        string ProjectName(int index) => first.Projects[index].Project!;
    }

    private static IEnumerable<Sample> Taoyuan()
    {
        var layout = new S1TotalLast();
        var plan = new FigurePlan { Projects = 3, Money = MoneyStyle.Trimmed };
        var first = SampleDraw.Report(layout, Units.Taoyuan, 2022, plan)
            .WithProject(0, p => p.ChangeFund("current_year_appropriation", l => l with { Executed = l.Executed - 0.02m }))
            .WithProject(1, p => p.ChangeFund("current_year_appropriation", l => l with { Executed = l.Executed - 0.01m }));
        yield return new Sample(
            "taoyuan-2022.txt", layout, [first.Flag("AR01", Error, first.Projects[0].Project, "executed")], "AR01 资金来源少0.02；近似：另一项目少0.01");
        var second = SampleDraw.Report(layout, Units.Taoyuan, 2023, plan, first);
        second = second.WithUnitForm(f => f.AddToNature("general_public_budget", -41.3m)).Flag("AR02", Error);
        yield return new Sample("taoyuan-2023.txt", layout, [second], "AR02 收入性质合计少41.3");
    }

    private static IEnumerable<Sample> Anhua()
    {
        var sheet = new S3ScoreSheet();
        var first = SampleDraw.Report(sheet, Units.Anhua, 2022, new FigurePlan { Projects = 3 }, null, r => r.ScoreSheetTotal < 97).AddToSheetTotal(1);
        yield return new Sample("anhua-2022.docx", sheet, [first.Flag("AR11", Error)], "AR11 计分表总分多1分");
        var columns = new W2WeightColumns();
        yield return new Sample("anhua-2023.docx", columns, [SampleDraw.Report(columns, Units.Anhua, 2023, new FigurePlan { Projects = 2 })], "无");
    }

    private static IEnumerable<Sample> Fuzhou()
    {
        var layout = new S2ThreeAnnexes();
        var first = SampleDraw.Report(layout, Units.GulouFuzhou, 2022, new FigurePlan(), null, r => r.UnitForm!.Total.Rate < 98)
            .WithUnitForm(f => f.ChangeFund("total", l => l with { Rate = l.Rate + 0.40m, Score = l.Score + 0.02m }).Recount()).RestateScore();
        yield return new Sample("gulou-fuzhou-2022.html", layout, [first.Flag("EX01", Error)], "EX01 执行率多印0.40", "gb2312", LayoutTable: true);
        var second = SampleDraw.Report(
            layout, Units.GulouFuzhou, 2023, new FigurePlan { Projects = 2 }, first, r => Truncated(r.Projects[0].Total) != r.Projects[0].Total.Rate)
            .WithProject(0, p => p.ChangeFund("total", l => l with { Rate = Truncated(l) }));
        yield return new Sample(
            "gulou-fuzhou-2023.html", layout, [second.Flag("EX01", Info, second.Projects[0].Project)], "近似：执行率截断而非四舍五入，只是提示", "gb2312");
    }

    private static IEnumerable<Sample> Xuzhou()
    {
        var first = SampleDraw.Report(new S4HeadingTotals(), Units.GulouXuzhou, 2022, new FigurePlan())
            .WithUnitForm(f => f with { Indicators = [.. f.Indicators.Select(i => i.Level1 == "效益指标" ? i with { Level1Points = 40 } : i)] });
        yield return new Sample(
            "gulou-xuzhou-2022.docx", new S4HeadingTotals(), [first.Flag("AR10", Warning, null, "效益指标")], "AR10 效益标40分而下级合30");
        var shifted = new S4HeadingTotals(new Oddities(ShiftedLevel1: "产出指标"));
        var second = SampleDraw.Report(shifted, Units.GulouXuzhou, 2023, new FigurePlan(), first, r => r.UnitForm!.Total.Rate is > 99.6m and < 100)
            .WithUnitForm(f => f.ChangeFund("total", l => l with { Rate = 100 }));
        yield return new Sample("gulou-xuzhou-2023.docx", shifted, [second], "近似：产出标签因跨页落在第二行，分值相符；执行率印成整数100%");
    }

    private static IEnumerable<Sample> Qingshen()
    {
        var layout = new W4SplitTargets();
        var first = SampleDraw.Report(layout, Units.Qingshen, 2022, new FigurePlan { Projects = 2, ExecutionRates = [0.945m] })
            .WithProject(0, p => p.ChangeFund("total", l => l with { Score = 10 }).Recount());
        yield return new Sample("qingshen-2022.docx", layout, [first.Flag("EX02", Error, first.Projects[0].Project)], "EX02 执行率94.5%得满分");
        var second = SampleDraw.Report(layout, Units.Qingshen, 2023, new FigurePlan { Projects = 5, Untouched = true });
        yield return new Sample("qingshen-2023.docx", layout, [second], "五个项目零调整零偏差（BA05、EX05，不在本表核对的16条内）");
    }

    private static IEnumerable<Sample> Zhongjiang()
    {
        var layout = new W6WeightFirst();
        var first = SampleDraw.Report(layout, Units.Zhongjiang, 2022, new FigurePlan { FullScores = true });
        yield return new Sample("zhongjiang-2022.html", layout, [first.Flag("BP01", Info)], "BP01 只有一张表，指标全满分，只是提示");
        var second = SampleDraw.Report(layout, Units.Zhongjiang, 2023, new FigurePlan())
            .WithProject(0, p => p.ChangeIndicator(0, i => i with { Score = i.Weight + 1, Note = null }).Recount());
        yield return new Sample(
            "zhongjiang-2023.html", layout, [second.Flag("EX03", Error, second.Projects[0].Project, second.Projects[0].Indicators[0].Name)], "EX03 得分比分值多1");
    }

    private static IEnumerable<Sample> Shouxian()
    {
        var layout = new W9NumberedSheet();
        var first = SampleDraw.Report(layout, Units.Shouxian, 2022, new FigurePlan { Projects = 2 });
        first = first with { ScoreItems = [.. first.ScoreItems.Select((item, i) => i == 2 ? item with { Weight = item.Weight + 1 } : item)] };
        yield return new Sample("shouxian-2022.docx", layout, [first.Flag("AR09", Error)], "AR09 分值合计101而合计行印100");
        yield return new Sample("shouxian-2023.docx", layout, [SampleDraw.Report(layout, Units.Shouxian, 2023, new FigurePlan { Projects = 2 })], "无");
    }

    private static IEnumerable<Sample> Guichi()
    {
        var layout = new W8CodedDepartment();
        var first = SampleDraw.Report(layout, Units.Guichi, 2022, new FigurePlan { Projects = 2 })
            .WithProject(0, p => p.ChangeIndicator(5, i => i with { Name = "无", Target = "无", Actual = "无", Score = i.Weight, Note = null }).Recount())
            .WithProject(1, p => p with { TotalScore = p.TotalScore + 1 });
        yield return new Sample(
            "guichi-2022.html", layout,
            [first.Flag("IL01", Error, first.Projects[0].Project, $"{first.Projects[0].Project}/{first.Projects[0].Indicators[5].Level2}")
                .Flag("AR11", Error, first.Projects[1].Project)],
            "IL01 指标为“无”仍得分；AR11 总分多1分");
        var second = SampleDraw.Report(layout, Units.Guichi, 2023, new FigurePlan { Projects = 2, ExecutionRates = [0.99m] });
        var unused = second.Projects[0].Indicators[5] with
        {
            Level2 = "生态效益指标",
            Name = "无",
            Target = null,
            Actual = null,
            Weight = null,
            Score = null,
            Note = null,
        };
        second = second
            .WithProject(0, p => p with { Indicators = [.. p.Indicators.Take(6), unused, .. p.Indicators.Skip(6)] })
            .WithProject(0, p => p.ChangeFund("total", l => l with { Score = 9 }).Recount());
        yield return new Sample(
            "guichi-2023.html", layout, [second.Flag("EX02", Info, second.Projects[0].Project)], "EX02 执行率得分少计，只是提示；近似：指标为“无”而不计分");
    }

    private static IEnumerable<Sample> Hechuan()
    {
        var layout = new W12RateWeights();
        var first = SampleDraw.Report(layout, Units.Hechuan, 2022, new FigurePlan { UnitAdjustment = 0.62m });
        yield return new Sample("hechuan-2022.docx", layout, [first.Flag("BA01", Warning)], "BA01 调整62%");
        var second = SampleDraw.Report(
                layout, Units.Hechuan, 2023, new FigurePlan { UnitAdjustment = 0.28m }, first,
                r => Math.Abs(OneDecimal(r.UnitForm!.TotalScore) - r.UnitForm.TotalScore!.Value) is > 0 and <= 0.04m)
            .WithUnitForm(f => f with { TotalScore = OneDecimal(f.TotalScore) });
        yield return new Sample("hechuan-2023.docx", layout, [second.Flag("BA01", Info)], "BA01 调整28%；近似：总分取一位小数，与分项差不到0.05");
    }

    private static IEnumerable<Sample> Lingshou()
    {
        var special = new W3NoScores();
        yield return new Sample("lingshou-2022.html", special, [SampleDraw.Report(special, Units.Lingshou, 2022, new FigurePlan { Projects = 2 })], "无分值无得分");
        var layout = new W11Placeholders();
        var plan = new FigurePlan { Projects = 3, ProjectAdjustments = [0.05m, 0.35m, 0.20m], ExecutionRates = [1.03m, 1.00m, 1.00m] };
        var second = SampleDraw.Report(layout, Units.Lingshou, 2023, plan);
        second = second.Flag("EX04", Error, second.Projects[0].Project)
            .Flag("BA04", Info, second.Projects[1].Project).Flag("EX04", Info, second.Projects[1].Project);
        yield return new Sample(
            "lingshou-2023.html", layout, [second], "EX04 执行超全年预算；EX04 调整35%后执行与预算相等；近似：调整恰20%且相等");
    }

    private static IEnumerable<Sample> Ningxiang()
    {
        var layout = new S5CostApart();
        var first = SampleDraw.Report(layout, Units.Ningxiang, 2022, new FigurePlan { Projects = 5, Untouched = true, FullScores = true });
        yield return new Sample("ningxiang-2022.docx", layout, [first.Flag("BP01", Warning)], "BP01 六张表指标全满分，分值各不相同");
        var cut = new S5CostApart(new Oddities(BreakAfter: 4));
        var second = SampleDraw.Report(cut, Units.Ningxiang, 2023, new FigurePlan { Projects = 5, Untouched = true, SameVectors = true }, first);
        yield return new Sample(
            "ningxiang-2023.docx", cut, [second.Flag("BP10", Warning)], "BP10 五个项目分值得分序列相同；整体表被分页切成两张，表头重复");
    }

    private static IEnumerable<Sample> Qinghe()
    {
        var layout = new S2ThreeAnnexes();
        var plan = new FigurePlan { Projects = 2, Money = MoneyStyle.Yuan };
        var first = SampleDraw.Report(layout, Units.Qinghe, 2022, plan);
        yield return new Sample("qinghe-2022.txt", layout, [first], "全部金额以元计");
        var second = SampleDraw.Report(layout, Units.Qinghe, 2023, plan, first)
            .WithBaseLine("three_public", l => l with { Final = l.Final + 0.6m }).Flag("AR05", Error, null, "final");
        yield return new Sample("qinghe-2023.txt", layout, [second], "AR05 三公分项合计少0.6万元；全部金额以元计");
    }

    private static IEnumerable<Sample> Daying()
    {
        var layout = new W14SystemExport();
        var first = SampleDraw.Report(layout, Units.Daying, 2022, new FigurePlan { Projects = 2 })
            .WithUnitForm(f => f.ChangeIndicator(0, i => i with { Weight = i.Weight - 1, Score = i.Weight - 1 }).Recount());
        yield return new Sample("daying-2022.docx", layout, [first.Flag("AR09", Error)], "AR09 整体表分值合计99而合计行印100");
        var second = SampleDraw.Report(layout, Units.Daying, 2023, new FigurePlan { Projects = 2, ProjectAdjustments = [0.55m, 0.21m] });
        second = second.Flag("BA04", Warning, second.Projects[0].Project).Flag("BA04", Info, second.Projects[1].Project);
        yield return new Sample("daying-2023.docx", layout, [second], "BA04 调整55%、21%");
    }

    private static IEnumerable<Sample> TwoUnits()
    {
        var layout = new S4HeadingTotals();
        var huarong = SampleDraw.Report(layout, Units.Huarong, 2023, new FigurePlan { UnitAdjustment = 1.00m }).Flag("BA01", Warning)
            .WithUnitForm(f => f.AddToNature("general_public_budget", -1.01m)).Flag("AR02", Warning);
        var xiangyin = SampleDraw.Report(layout, Units.Xiangyin, 2023, new FigurePlan())
            .WithUnitForm(f => f.AddToNature("basic", 3m)).Flag("AR03", Error);
        yield return new Sample(
            "huarong-xiangyin-2023.txt", layout, [huarong, xiangyin], "一个文件两个单位；近似：单位调整恰为100%；AR02 差1.01（不足0.5%）；AR03 支出性质合计多3");
    }

    private static decimal Truncated(FundLine line) => Math.Truncate(10000m * line.Executed!.Value / line.FullYear!.Value) / 100;

    private static decimal OneDecimal(decimal? score) => Math.Round(score!.Value, 1, MidpointRounding.AwayFromZero);
}
