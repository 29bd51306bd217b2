using PerfEval.Analytics.Catalogue;
using PerfEval.Worker.Queries;

namespace PerfEval.Worker.Cli.Printing.Report;

/// <summary>疑点 by severity, those that another one explains below it, each with the printed text it rests on.</summary>
internal static class FlagPart
{
    /// <summary>Printed texts below a flag; the page in full has all of them.</summary>
    private const int MostTexts = 6;

    private const string Evidence =
        $"""
        SELECT e.flag_id, e.view, e.field, p.raw, p.certainty, p.proof, {EvidencePlaces.Place} AS place
        FROM flag f
        JOIN flag_evidence e USING (flag_id)
        {EvidencePlaces.Join}
        WHERE f.report_id = $id
        ORDER BY e.flag_id, e.ordinal
        """;

    public static void Print(PageText page, ReportRows rows)
    {
        var flags = rows.Of(
            $"""
            SELECT * FROM flag WHERE report_id = $id
            ORDER BY {FlagSeverity.Order}, amount DESC NULLS LAST, rule_id, project, subject, flag_id
            """);
        page.Section($"疑点 Flags：{Counts(flags)}");
        if (flags.Count == 0)
            return;
        page.Line("疑点供人工核实，不是结论。 Signals for a person, not conclusions.");
        var evidence = rows.Of(Evidence).ToLookup(e => e.Text("flag_id"));
        var ids = flags.Select(f => f.Text("flag_id")).ToHashSet();
        var children = flags.ToLookup(f => ids.Contains(f.Text("parent_flag_id")) ? f.Text("parent_flag_id") : null);
        foreach (var flag in children[null])
            Print(flag, 0);

        void Print(NamedRow flag, int indent)
        {
            // A hint takes one line with the first text it rests on; the others are in view flag_evidence.
            if (flag.Text("severity") == Severities.Info)
                page.Line($"{Label(flag)}：{flag.Text("message")}{First(flag)}", indent, hanging: 2);
            else
                Block(flag, indent);
            foreach (var child in children[flag.Text("flag_id")])
                Print(child, indent + 2);
        }

        string First(NamedRow flag) =>
            evidence[flag.Text("flag_id")].FirstOrDefault() is { } e ? $"（原文“{page.Shorten(e.Text("raw"))}”{Notes(e)} {e.Text("place")}）" : string.Empty;

        void Block(NamedRow flag, int indent)
        {
            page.Line(string.Empty);
            page.Line(Label(flag), indent, hanging: 2);
            page.Line(flag.Text("message") ?? string.Empty, indent + 2);
            if (flag.Text("explanation") is { } explanation)
                page.Line($"可能的解释：{explanation}", indent + 2);
            if (Figures(flag) is { Length: > 0 } figures)
                page.Line(figures, indent + 2);
            var texts = evidence[flag.Text("flag_id")].ToList();
            foreach (var e in texts.Take(page.IsFull ? texts.Count : MostTexts))
                page.Line($"原文“{page.Shorten(e.Text("raw"))}”{Notes(e)} {e.Text("place")}（{e.Text("view")}.{e.Text("field")}）", indent + 4, hanging: 2);
            if (!page.IsFull && texts.Count > MostTexts)
                page.Line($"……另有 {texts.Count - MostTexts} 处原文，全部见 --full。 {texts.Count - MostTexts} more with --full.", indent + 4);
        }
    }

    // A number that no equation tells needs no note of its own: most have none.
    private static string Notes(NamedRow evidence) =>
        Certainties.Note(evidence.Text("certainty"))
            + (evidence.Text("proof") is "contradicted" or "proved" ? $"[{ProofWord.Of(evidence.Text("proof"))}]" : string.Empty);

    private static string Counts(IReadOnlyList<NamedRow> flags) =>
        flags.Count == 0 ? "无" : string.Join("，", FlagSeverity.All.Select(s => $"{s.Chinese} {flags.Count(f => f.Text("severity") == s.Severity)}"));

    private static string Label(NamedRow flag)
    {
        var severity = FlagSeverity.Chinese(flag.Text("severity") ?? string.Empty);
        var recurring = flag["recurring_years"] is int years and > 1 ? $"，{years} 个年度都有" : string.Empty;
        return $"[{severity}] {flag.Text("rule_id")} "
            + $"{flag.Text("title")}{(flag.Text("project") is { } project ? $"：{project}" : string.Empty)}{recurring}{(ProofWord.Of(flag.Text("proof")) is { } proof ? $"（所据{proof}）" : string.Empty)}";
    }

    private static string Figures(NamedRow flag) => string.Join("，", new[]
    {
        ("预期", "expected", ""), ("实际", "actual", ""), ("差", "difference", ""), ("涉及金额", "amount", " 万元"),
    }.Where(f => flag.Has(f.Item2)).Select(f => $"{f.Item1} {flag.Text(f.Item2)}{f.Item3}"));
}
