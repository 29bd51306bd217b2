using PerfEval.SampleGenerator.Facts;
using PerfEval.SampleGenerator.Layouts;

namespace PerfEval.SampleGenerator;

/// <summary>The committed samples of the formats that <see cref="SampleSet"/> does not have: one small report each, with a fault of its own.</summary>
internal static class FormatSet
{
    private const string Error = "error";

    public static IEnumerable<Sample> All() => [.. Workbooks(), .. Pages(), .. Converted(), .. Scans(), .. Packed()];

    private static IEnumerable<Sample> Workbooks()
    {
        var three = new S2ThreeAnnexes();
        var shimen = SampleDraw.Report(three, FormatUnits.Shimen, 2023, new FigurePlan { Projects = 2 })
            .WithUnitForm(f => f.AddToNature("basic", -2.5m)).Flag("AR03", Error);
        yield return new Sample("shimen-2023.xlsx", three, [shimen], "每表一张工作表，数字为数值型；AR03 支出性质合计少2.5");
        var total = new S1TotalLast();
        var lixian = SampleDraw.Report(total, FormatUnits.Lixian, 2023, new FigurePlan { ExecutionRates = [1.02m] });
        yield return new Sample(
            "lixian-2023.xlsx", total, [lixian.Flag("EX04", Error, lixian.Projects[0].Project)], "全部为文本，放在一张工作表上；EX04 执行超全年预算", OneSheet: true);
        var sheet = new S3ScoreSheet();
        var linli = SampleDraw.Report(sheet, FormatUnits.Linli, 2023, new FigurePlan(), null, r => r.ScoreSheetTotal > 90).AddToSheetTotal(-2);
        yield return new Sample("linli-2023.csv", sheet, [linli.Flag("AR11", Error)], "合并单元格已丢失；AR11 计分表总分少2分");
        var columns = new W2WeightColumns();
        var hanshou = SampleDraw.Report(columns, FormatUnits.Hanshou, 2023, new FigurePlan(), null, r => r.ScoreSheetTotal < 97).AddToSheetTotal(1);
        yield return new Sample("hanshou-2023.xls", columns, [hanshou.Flag("AR11", Error)], "AR11 计分表总分多1分");
    }

    private static IEnumerable<Sample> Pages()
    {
        var three = new S2ThreeAnnexes();
        var chaling = SampleDraw.Report(three, FormatUnits.Chaling, 2023, new FigurePlan())
            .WithUnitForm(f => f.AddToNature("general_public_budget", 12.4m)).Flag("AR02", Error);
        yield return new Sample("chaling-2023.pdf", three, [chaling], "文本PDF，表格有线；AR02 收入性质合计多12.4");
        var rates = new W12RateWeights();
        yield return new Sample(
            "youxian-2023.ofd", rates, [SampleDraw.Report(rates, FormatUnits.Youxian, 2023, new FigurePlan { UnitAdjustment = 1.30m }).Flag("BA01", Error)],
            "BA01 调整130%");
        var first = new W6WeightFirst();
        var pengxi = SampleDraw.Report(first, FormatUnits.Pengxi, 2023, new FigurePlan())
            .WithProject(0, p => p.ChangeIndicator(1, i => i with { Score = i.Weight + 2, Note = null }).Recount());
        yield return new Sample(
            "pengxi-2023.mht", first, [pengxi.Flag("EX03", Error, pengxi.Projects[0].Project, pengxi.Projects[0].Indicators[1].Name)], "EX03 得分比分值多2");
    }

    private static IEnumerable<Sample> Converted()
    {
        var apart = new S5CostApart();
        var shuangfeng = SampleDraw.Report(apart, FormatUnits.Shuangfeng, 2023, new FigurePlan())
            .WithBaseLine("three_public", l => l with { Final = l.Final + 1.5m }).Flag("AR05", Error, null, "final");
        yield return new Sample("shuangfeng-2023.doc", apart, [shuangfeng], "AR05 三公分项合计少1.5");
        var total = new S1TotalLast();
        var xinhua = SampleDraw.Report(total, FormatUnits.Xinhua, 2023, new FigurePlan())
            .WithProject(0, p => p.ChangeFund("current_year_appropriation", l => l with { Executed = l.Executed - 3m }));
        yield return new Sample("xinhua-2023.wps", total, [xinhua.Flag("AR01", Error, xinhua.Projects[0].Project, "executed")], "AR01 资金来源少3");
        var split = new W4SplitTargets();
        var luxi = SampleDraw.Report(split, FormatUnits.Luxi, 2023, new FigurePlan { ExecutionRates = [0.931m] })
            .WithProject(0, p => p.ChangeFund("total", l => l with { Score = 10 }).Recount());
        yield return new Sample("luxi-2023.rtf", split, [luxi.Flag("EX02", Error, luxi.Projects[0].Project)], "EX02 执行率93.1%得满分");
        var rates = new W12RateWeights();
        yield return new Sample("fenghuang-2023.odt", rates, [SampleDraw.Report(rates, FormatUnits.Fenghuang, 2023, new FigurePlan())], "无");
    }

    private static IEnumerable<Sample> Scans()
    {
        var sheet = new S3ScoreSheet();
        yield return new Sample("daoxian-2023.pdf", sheet, [SampleDraw.Report(sheet, FormatUnits.Daoxian, 2023, new FigurePlan())], "扫描件；无", Scanned: true);
        var split = new W4SplitTargets();
        yield return new Sample("jiangyong-2023.png", split, [SampleDraw.Report(split, FormatUnits.Jiangyong, 2023, new FigurePlan())], "扫描图片；无");
    }

    private static IEnumerable<Sample> Packed()
    {
        var coded = new W8CodedDepartment();
        yield return new Sample(
            "nanxian-2022.html", coded, [SampleDraw.Report(coded, FormatUnits.Nanxian, 2022, new FigurePlan())], "无", Archive: "nanxian.zip");
        var special = new W3NoScores();
        yield return new Sample(
            "nanxian-2023.docx", special, [SampleDraw.Report(special, FormatUnits.Nanxian, 2023, new FigurePlan())], "无分值无得分", Archive: "nanxian.zip");
        var total = new S1TotalLast();
        yield return new Sample(
            "suining-2022.txt", total, [SampleDraw.Report(total, FormatUnits.Suining, 2022, new FigurePlan())], "无", Archive: "suining.tar.gz");
        var sheet = new W9NumberedSheet();
        yield return new Sample(
            "suining-2023.docx", sheet, [SampleDraw.Report(sheet, FormatUnits.Suining, 2023, new FigurePlan())], "无", Archive: "suining.rar");
    }
}
