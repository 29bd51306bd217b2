using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Closures;

/// <summary>Amounts that two forms of one document print: the projects of the base data table and their own forms, and the split by nature.</summary>
internal static class AcrossEquations
{
    // What a shorter name of a project would be found in by chance.
    private const int ShortestName = 4;

    public static IEnumerable<Equation> Of(IReadOnlyList<FormFacts> forms)
    {
        var lines = forms.SelectMany(f => f.BudgetLines.Select(line => (Form: f, Line: line))).ToList();
        var totals = forms.Where(f => f.FundingTotal is { Scope: Scopes.Project }).Select(f => (Form: f, Total: f.FundingTotal!)).ToList();
        var names = lines.ToLookup(l => Unnumbered(l.Line.Label.Text));
        var project = lines.Find(l => l.Line.Line == "project");
        return Equations().OfType<SumEquation>();

        // One may be of other funds than the other, so that none of these accuses anybody.
        IEnumerable<SumEquation?> Equations()
        {
            foreach (var (form, total) in totals)
            {
                if (Named(names, total.Project) is not { Line: { } line } named)
                    continue;
                yield return Sum(ClosureRelation.ProjectLine, named.Form.Whole(line, "budget", line.Budget), [form.Part(total, "initial", total.Initial)]);
                yield return Sum(ClosureRelation.ProjectLine, named.Form.Whole(line, "final", line.Final), [form.Part(total, "executed", total.Executed)]);
            }

            if (project.Line is { } all && totals.Count > 0)
            {
                yield return Sum(
                    ClosureRelation.ProjectsTotal, project.Form.Whole(all, "budget", all.Budget),
                    totals.Select(t => t.Form.Part(t.Total, "initial", t.Total.Initial)));
                yield return Sum(
                    ClosureRelation.ProjectsTotal, project.Form.Whole(all, "final", all.Final),
                    totals.Select(t => t.Form.Part(t.Total, "executed", t.Total.Executed)));
            }

            foreach (var (form, nature) in forms.SelectMany(f => f.Nature.Where(n => n.Line == "project").Select(n => (f, n))).Take(1))
            {
                if (project.Line is { } same)
                    yield return Sum(
                        ClosureRelation.ProjectNature, project.Form.Whole(same, "final", same.Final), [form.Part(nature, "amount", nature.Amount)]);
                if (totals.Count > 0)
                    yield return Sum(
                        ClosureRelation.ProjectsTotal, form.Whole(nature, "amount", nature.Amount),
                        totals.Select(t => t.Form.Part(t.Total, "executed", t.Total.Executed)));
            }
        }
    }

    private static SumEquation? Sum(string relation, Term? whole, IEnumerable<Term?> parts) =>
        whole is not null && parts.OfType<Term>().ToList() is { Count: > 0 } known
            ? new SumEquation(relation, whole, 0, known) { IsAcross = true, Excuse = ClosureReason.PartsOpen }
            : null;

    private static (FormFacts Form, BudgetLine Line) Named(ILookup<string, (FormFacts Form, BudgetLine Line)> lines, string? project) =>
        Unnumbered(project) is { Length: >= ShortestName } name && lines[name].Take(2).ToList() is [var only] ? only : default;

    // The line is numbered where the form is not: 1、业务工作经费.
    private static string Unnumbered(string? name)
    {
        var squeezed = PlainText.Squeeze(name ?? "");
        return squeezed.StartsWith("其中:", StringComparison.Ordinal) ? squeezed["其中:".Length..] : squeezed.TrimStart("0123456789()、.".ToCharArray());
    }
}
