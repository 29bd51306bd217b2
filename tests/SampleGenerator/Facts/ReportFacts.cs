namespace PerfEval.SampleGenerator.Facts;

/// <summary>Everything that one printed report says, and the flags it deserves. The source of the print and of the expected file alike.</summary>
internal sealed record ReportFacts(
    UnitFact Unit, int Year, MoneyStyle Money, Staffing? Staffing, IReadOnlyList<BaseLine> BaseLines, Building? Building, string? Frugality,
    SelfForm? UnitForm, IReadOnlyList<SelfForm> Projects, IReadOnlyList<ScoreItem> ScoreItems, decimal? ScoreSheetTotal, Narrative Narrative,
    IReadOnlyList<ExpectedFlag> Flags, decimal? ScoreSheetTotalWeight = null)
{
    public IEnumerable<SelfForm> Forms => UnitForm is null ? Projects : Projects.Prepend(UnitForm);

    public ReportFacts WithUnitForm(Func<SelfForm, SelfForm> change) =>
        this with { UnitForm = change(UnitForm ?? throw new InvalidOperationException("This report has no unit form.")) };

    public ReportFacts WithProject(int index, Func<SelfForm, SelfForm> change) =>
        this with { Projects = [.. Projects.Select((p, i) => i == index ? change(p) : p)] };

    public ReportFacts WithBaseLine(string key, Func<BaseLine, BaseLine> change) =>
        this with { BaseLines = [.. BaseLines.Select(l => l.Key == key ? change(l) : l)] };

    public ReportFacts Flag(string rule, string severity, string? project = null, string? subject = null) =>
        this with { Flags = [.. Flags, new ExpectedFlag(rule, severity, project, subject)] };
}
