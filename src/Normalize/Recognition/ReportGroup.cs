using PerfEval.Normalize.Forms;
using PerfEval.Normalize.Forms.Drafts;
using PerfEval.Normalize.Identity;

namespace PerfEval.Normalize.Recognition;

/// <summary>Forms of one document that belong to one report, in reading order.</summary>
internal sealed class ReportGroup
{
    // Of a title (绩效目标申报表); no fact has such a form.
    private const string Plan = "plan";

    private string? _unitName;
    private bool _hasBaseData;
    private bool _hasEvaluation;
    private int? _year;

    public List<FormDraft> Forms { get; } = [];

    public string? UnitName => _unitName ??= Forms.Select(f => UnitNameOf(f)).FirstOrDefault(n => n is not null);

    /// <summary>
    /// One file may hold several units and years. A new group begins at a unit's form that names another unit, at a form whose title is of another year, and at
    /// a base data table where the group already has one; a form of a year that was there before goes on with that group. What is planned (目标申报表) is no
    /// evaluation, and left over.
    /// </summary>
    public static List<ReportGroup> Of(IEnumerable<FormDraft> forms)
    {
        var groups = new List<ReportGroup>();
        ReportGroup? group = null;
        foreach (var form in forms.Where(f => !f.Empty && f.TitleKind != Plan))
        {
            if (group?.IsOfAnotherYear(form) == true)
                group = groups.Find(other => other._year == form.TitleYear && !other.IsOtherReport(form));
            else if (group?.IsOtherReport(form) == true)
                group = null;
            if (group is null)
                groups.Add(group = new ReportGroup());
            group.Add(form);
        }

        return groups;
    }

    private bool IsOfAnotherYear(FormDraft form) => form.TitleYear is { } year && _year is { } own && year != own;

    private void Add(FormDraft form)
    {
        Forms.Add(form);
        _unitName ??= UnitNameOf(form);
        _hasBaseData |= form.HasBaseData;
        _hasEvaluation |= form.HasEvaluation;
        _year ??= form.TitleYear;
    }

    private bool IsOtherReport(FormDraft form)
    {
        var name = UnitNameOf(form);
        if (name is not null && _unitName is { } own)
            return name != own;
        if (form.HasBaseData && !form.HasEvaluation && _hasBaseData && _hasEvaluation)
            return true;
        return false;
    }

    // A project's implementing unit may be a subordinate one; only the unit's own forms name the report's unit.
    private static string? UnitNameOf(FormDraft form) => form.IsProject ? null : Identity.UnitName.Normalise(form.UnitName?.Text);
}
