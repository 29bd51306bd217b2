using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Forms;
using PerfEval.Normalize.Forms.SelfEvaluation;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Recognition;

/// <summary>Turns the drafts of one report into facts with their final keys.</summary>
internal sealed class ReportFacts(FormVocabulary vocabulary)
{
    /// <summary>The unit's own row in view project, to which two forms contribute: goals from the one, 厉行节约 from the other.</summary>
    private const string UnitRow = "unit/0";

    private readonly Dictionary<string, int> _used = [];
    private readonly List<Fact> _facts = [];
    private readonly List<(string FormKey, string? Title)> _forms = [];
    private int _projects;

    public IReadOnlyList<Fact> Facts => _facts;

    public IReadOnlyList<(string FormKey, string? Title)> Forms => _forms;

    public void Add(FormDraft form)
    {
        if (form.HasBaseData)
            AddBaseData(form);
        if (form.ScoreItems.Count > 0)
            AddScoreSheet(form);
        if (form.HasEvaluation && form.ScoreItems.Count == 0 || form.HasProjectLabel)
            AddEvaluation(form);
    }

    private void AddBaseData(FormDraft form)
    {
        var key = Key(FormKind.Base, form.Title);
        if (form.Staffing is { } staffing)
            _facts.Add(staffing with { FormKey = key, RowKey = key + "/0" });
        if (form.Building is { } building)
            _facts.Add(building with { FormKey = key, RowKey = key + "/0" });
        foreach (var line in form.BudgetLines)
            _facts.Add(line with { FormKey = key, RowKey = $"{key}/{line.Ordinal}" });
        if (form.Frugality is not null)
            _facts.Add(new Project { FormKey = key, RowKey = UnitRow, Ordinal = 0, Frugality = form.Frugality });
    }

    private void AddScoreSheet(FormDraft form)
    {
        var key = Key(FormKind.Score, form.Title);
        foreach (var item in form.ScoreItems)
            _facts.Add(item with { FormKey = key, RowKey = $"{key}/{item.Ordinal}" });
        if (form.Total is { } total)
            _facts.Add(total with { FormKey = key, RowKey = key + "/0", Scope = Scopes.Unit });
    }

    private void AddEvaluation(FormDraft form)
    {
        var project = form.IsProject ? form.ProjectName?.Text ?? "" : null;
        var scope = project is null ? Scopes.Unit : Scopes.Project;
        var key = Key(project is null ? FormKind.Unit : $"{FormKind.Project}:{project}", form.Title);
        if (project is not null || form.GoalExpected is not null || form.GoalActual is not null)
        {
            _facts.Add(new Project
            {
                FormKey = key,
                RowKey = key + "/0",
                Ordinal = project is null ? 0 : ++_projects,
                // Null is the unit itself; a project whose name was left blank has an empty one, here as in its figures.
                Name = project is null ? null : form.ProjectName is { Text: null } blank ? blank with { Text = "" } : form.ProjectName,
                ProjectKey = project is null ? null : ProjectKey.Of(project),
                CompetentDept = form.CompetentDept,
                ImplementingUnit = form.ImplementingUnit,
                GoalExpected = form.GoalExpected,
                GoalActual = form.GoalActual,
            });
        }

        foreach (var row in form.Funding)
            _facts.Add(row with { FormKey = key, RowKey = $"{key}/{row.Ordinal}", Scope = scope, Project = project });
        for (var i = 0; i < form.Nature.Count; i++)
            _facts.Add(form.Nature[i] with { FormKey = key, RowKey = $"{key}/{i}" });
        foreach (var indicator in LevelOne.Repair(form.Indicators, form.OwnLevel1, vocabulary))
            _facts.Add(indicator with { FormKey = key, RowKey = $"{key}/{indicator.Ordinal}", Scope = scope, Project = project });
        // 自评总分 in the head of the form (重庆) is its total as well as one in the last row.
        var total = form.Total ?? (form.SelfScore is { } head ? new ScoreTotal { FormKey = "", RowKey = "", Scope = "", Score = head } : null);
        if (total is not null)
            _facts.Add(total with { FormKey = key, RowKey = key + "/0", Scope = scope, Project = project });
    }

    // Two projects of one name in one file are two forms.
    private string Key(string name, string? title)
    {
        var count = _used[name] = _used.GetValueOrDefault(name) + 1;
        var key = count == 1 ? name : $"{name}#{count}";
        _forms.Add((key, title));
        return key;
    }
}
