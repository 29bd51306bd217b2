using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Forms.Drafts;

/// <summary>The 总分 row of a form as read.</summary>
public sealed record ScoreTotalDraft(Figure? Weight, Figure? Score)
{
    public ScoreTotal ToFact(FormIdentity form) => new()
    {
        FormKey = form.Key,
        RowKey = form.Row(0),
        Scope = form.Scope,
        Project = form.Project,
        Weight = Weight,
        Score = Score,
    };
}
