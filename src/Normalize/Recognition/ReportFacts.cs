using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Forms;
using PerfEval.Normalize.Forms.Drafts;
using PerfEval.Normalize.Forms.UnitAndProjectSelfEvaluation;
using PerfEval.Normalize.Privacy;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Recognition;

/// <summary>Gives each form of one report its keys and collects the facts that its drafts become under them.</summary>
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
        if ((form.HasEvaluation && form.ScoreItems.Count == 0 || form.HasProjectLabel) && !form.IsNameless)
            AddEvaluation(form);
    }

    private void AddBaseData(FormDraft form)
    {
        var identity = new FormIdentity(Key(FormKind.Base, form.Title));
        if (form.Staffing is { } staffing)
            _facts.Add(staffing.ToFact(identity));
        if (form.Building is { } building)
            _facts.Add(building.ToFact(identity));
        _facts.AddRange(form.BudgetLines.Select((line, i) => line.ToFact(identity, i)));
        if (form.Frugality is not null)
            _facts.Add(new Project { FormKey = identity.Key, RowKey = UnitRow, Ordinal = 0, Frugality = form.Frugality });
    }

    private void AddScoreSheet(FormDraft form)
    {
        var identity = new FormIdentity(Key(FormKind.Score, form.Title));
        _facts.AddRange(form.ScoreItems.Select((item, i) => item.ToFact(identity, i)));
        if (form.Total is { } total)
            _facts.Add(total.ToFact(identity));
    }

    private void AddEvaluation(FormDraft form)
    {
        // Masked as its own fact shows it: the name is the key that a project's rows join on.
        var project = form.IsProject ? MaskedText.Of(form.ProjectName?.Text ?? "").Value : null;
        var identity = new FormIdentity(Key(project is null ? FormKind.Unit : $"{FormKind.Project}:{project}", form.Title), project);
        if (project is not null || form.GoalExpected is not null || form.GoalActual is not null)
        {
            _facts.Add(new Project
            {
                FormKey = identity.Key,
                RowKey = identity.Row(0),
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

        _facts.AddRange(form.Funding.Select((row, i) => row.ToFact(identity, i)));
        _facts.AddRange(form.Nature.Select((row, i) => row.ToFact(identity, i)));
        _facts.AddRange(LevelOne.Repair(form.Indicators, vocabulary).Select((row, i) => row.ToFact(identity, i)));
        // 自评总分 in the head of the form (重庆) is its total as well as one in the last row.
        if ((form.Total ?? (form.SelfScore is { } head ? new ScoreTotalDraft(null, head) : null)) is { } total)
            _facts.Add(total.ToFact(identity));
    }

    // Two projects of one name in one file are two forms.
    private string Key(string name, string? title)
    {
        var count = _used[name] = _used.GetValueOrDefault(name) + 1;
        var key = count == 1 ? name : $"{name}#{count}";
        _forms.Add((key, title is null ? null : MaskedText.Of(title).Value));
        return key;
    }
}
