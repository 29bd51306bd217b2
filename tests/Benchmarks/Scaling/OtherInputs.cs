using System.IO.Compression;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Packing;
using PerfEval.Ingest.Text;
using PerfEval.Normalize.Corrections;
using PerfEval.Normalize.Identity;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Vocabulary;
using PerfEval.Worker.State;

namespace PerfEval.Benchmarks.Scaling;

/// <summary>What is no page and no document: lists of members, YAML, and recognition of what was read.</summary>
internal static class OtherInputs
{
    public static IEnumerable<ScaledInput> All()
    {
        var data = DataFolder.Find();
        var recogniser = new Recogniser(
            VocabularyLoader.Load(Path.Combine(data, "vocabulary")), DivisionTable.Load(Path.Combine(data, "divisions.csv")),
            CorrectionBook.Load(Path.Combine(data, "corrections")));
        return
        [
            Zip("members", i => $"附件{i}.txt"),
            Zip("members of one name", _ => "附件.txt"),
            Yaml("list", "a:\n", "- b{0}\n", ""),
            Yaml("keys", "", "k{0}: v\n", ""),
            Yaml("flow", "a: [", "b{0},", "]"),
            Yaml("quotes", "a: \"", "\\n", "\""),
            Yaml("blanks", "a: b", " ", "\n"),
            Form(recogniser, "indicators", Indicators),
            Form(recogniser, "self-evaluation", SelfEvaluation),
            Form(recogniser, "rows without a form", size => [Of([.. Enumerable.Range(0, size).Select(i => new[] { $"指标{i}", "1.00", "2.00" })])]),
            Form(recogniser, "forms", size => [.. Enumerable.Range(0, size).SelectMany(_ => SelfEvaluation(3))]),
            Form(
                recogniser, "narrative paragraphs",
                size => [.. Enumerable.Range(0, size).Select(i => new Paragraph($"（{i % 9 + 1}）年初预算{i}万元，其中：基本支出{i}万元，项目支出12.5万元，完成率98.5%。"))]),
            Narrative(recogniser, "sentences", "年初预算{0}万元，执行数{0}万元，完成率98.5%。"),
            Narrative(recogniser, "items without a stop", "其中：办公费{0}万元，"),
            Narrative(recogniser, "digits", "1"),
            Narrative(recogniser, "grouped digits", "1,234"),
            Narrative(recogniser, "letters", "部"),
            Narrative(recogniser, "unit names", "2023年某某"),
            Narrative(recogniser, "brackets", "("),
            Narrative(recogniser, "blanks", "附 件"),
            Narrative(recogniser, "addresses", "a.b-c@"),
            Narrative(recogniser, "marks", "\u0301\u0327"),
        ];
    }

    private static ScaledInput Zip(string shape, Func<int, string> name) => new($"zip: {shape}", size =>
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < size; i++)
                zip.CreateEntry(name(i), CompressionLevel.NoCompression).Open().Dispose();
        }

        var bytes = stream.ToArray();
        return () => _ = new ArchiveExpander().Expand(bytes, new ReaderLimits { MaxArchiveEntries = int.MaxValue }, CancellationToken.None).Count();
    });

    private static ScaledInput Yaml(string shape, string before, string part, string after) => new($"yaml: {shape}", size =>
    {
        var text = Repeated.Text(before, part, after, size);
        return () => _ = StrictYaml.Read(text);
    }, Largest: 1 << 18);

    private static ScaledInput Narrative(Recogniser recogniser, string shape, string part) =>
        Form(recogniser, $"one paragraph of {shape}", size => [new Paragraph(Repeated.Text("一、部门概况", part, "。", size))]);

    private static ScaledInput Form(Recogniser recogniser, string shape, Func<int, IReadOnlyList<Block>> make) => new($"recognition: {shape}", size =>
    {
        var document = new Document { Format = "docx", MediaType = "", Blocks = [new Paragraph("青禾县水利局2023年度部门整体支出绩效自评报告"), .. make(size)] };
        return () => _ = recogniser.Recognise("", document, new SourceHint("a.docx"), CancellationToken.None);
    });

    private static IReadOnlyList<Block> Indicators(int rows) =>
        [Of([
            ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
            .. Enumerable.Range(0, rows).Select(i => new[] { "产出指标", "数量指标", $"指标{i}", "≥95%", "96%", "5", "4.5" })
        ])];

    private static IReadOnlyList<Block> SelfEvaluation(int rows) =>
    [
        new Paragraph("2023年度部门整体支出绩效自评表"),
        Of([
            ["单位名称", "青禾县水利局"], ["年度预算申请（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
            ["年度资金总额", "", "100.00", "110.00", "108.00", "10", "98.18%", "9.8"],
            ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析"],
            .. Enumerable.Range(0, rows).Select(i => new[] { "产出指标", "数量指标", $"指标{i}", "≥95%", "96%", "5", "4.5", "" }),
            ["总分", "", "", "", "", "100", "98", ""]
        ]),
    ];

    private static Table Of(IReadOnlyList<string[]> rows) =>
        new() { Cells = [.. rows.SelectMany((row, r) => row.Select((text, c) => new Cell(r, c, 1, 1, text)))] };
}
