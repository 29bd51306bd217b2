using PerfEval.Normalize.Forms;
using PerfEval.Normalize.Forms.Drafts;
using PerfEval.Normalize.Identity;

namespace PerfEval.Normalize.Recognition;

/// <summary>Forms of one document that belong to one report, in reading order.</summary>
internal sealed class ReportGroup
{
    private string? _unitName;
    private bool _hasBaseData;
    private bool _hasEvaluation;

    public List<FormDraft> Forms { get; } = [];

    public string? UnitName => _unitName ??= Forms.Select(f => UnitNameOf(f)).FirstOrDefault(n => n is not null);

    /// <summary>
    /// One file may hold several units. A new group begins at a unit's form that names another unit, and at a base data table where
    /// the group already has one.
    /// </summary>
    public static List<ReportGroup> Of(IEnumerable<FormDraft> forms)
    {
        var groups = new List<ReportGroup>();
        foreach (var form in forms.Where(f => !f.Empty))
        {
            var group = groups.Count > 0 ? groups[^1] : null;
            if (group is null || group.IsOtherReport(form))
                groups.Add(group = new ReportGroup());
            group.Add(form);
        }

        return groups;
    }

    private void Add(FormDraft form)
    {
        Forms.Add(form);
        _unitName ??= UnitNameOf(form);
        _hasBaseData |= form.HasBaseData;
        _hasEvaluation |= form.HasEvaluation;
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
