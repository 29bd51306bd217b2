using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Forms.Drafts;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Forms.BaseData;

/// <summary>经费控制情况: 上年决算数, 本年预算数, 本年决算数 of each line.</summary>
public sealed class BudgetSection : IFormSection
{
    public ISectionRows? Open(FormRow row, FormContext context)
    {
        if (HeaderMap.Of(row, context.Vocabulary, "budget_column") is not { } header || HoldsPoints(row, context))
            return null;
        var titled = Array.Exists(row.Filled, s => context.Vocabulary.Role("base_section", s.Label) == "budget");
        if (!AssignYears(row, header) || (!titled && !header.Has("prior_final")))
            return null;
        if (context.Form.BudgetLines.Count > 0 && context.Form.BudgetLines[^1].Label.Place.TableNo == row.TableNo)
            context.StartForm(null, row.TableNo);
        foreach (var slot in row.Filled)
        {
            // The head of an older year stays beside its numbers.
            if (header.RoleAt(Array.IndexOf(row.Slots, slot)) is null && context.Vocabulary.Role("budget_column", slot.Label) is not null)
                continue;
            if (context.Vocabulary.Role("budget_column", slot.Label) is not null || context.Vocabulary.Role("base_section", slot.Label) is not null)
                context.Ledger.Claim(slot, "budget_line");
            if (slot.Label?.Year is { } year)
                context.Form.HeaderYears.Add(year);
        }

        return new Rows(header, context);
    }

    // Points and a rate stand beside the amounts of funds, which a form may compare with last year's.
    private static bool HoldsPoints(FormRow row, FormContext context) =>
        row.Filled.Count(s => context.Vocabulary.Role("funding_column", s.Label) is "weight" or "rate" or "score") > 1;

    // “2021年决算数 2022年决算数 2023年预算数 2023年决算数”: of several 决算数 the latest is this year's and the year before it last year's; what is
    // older belongs to no column of this report and stays a leftover.
    private static bool AssignYears(FormRow row, HeaderMap header)
    {
        var finals = header.ColumnsOf("final").Select(i => (Column: i, row.Slots[i].Label?.Year)).OrderByDescending(f => f.Year).ToList();
        if (finals.Count > 1 && (finals.Exists(f => f.Year is null) || finals.Select(f => f.Year).Distinct().Count() < finals.Count))
            return false;
        foreach (var (column, year) in finals.Skip(1))
            header.SetRole(column, year == finals[0].Year - 1 && !header.Has("prior_final") ? "prior_final" : null);
        // A budget of another year than the final account is not this report's: last year's, or the next one's that is already planned.
        foreach (var column in header.ColumnsOf("budget"))
        {
            if (row.Slots[column].Label?.Year is { } budget && header.HeaderSlot("final")?.Label?.Year is { } final && budget != final)
                header.SetRole(column, null);
        }

        return header.Has("budget") && header.Has("final");
    }

    private sealed class Rows(HeaderMap header, FormContext context) : ISectionRows
    {
        private readonly MoneyColumns _units = new(header, context, ["prior_final", "budget", "final"]);
        private bool _withinProjects;

        public bool Accept(FormRow row)
        {
            if (header.Align(row) is not { } slots)
                return false;
            var first = Enumerable.Range(0, slots.Length).First(i => header.RoleAt(i) is not null);
            // A number left of the amounts stands under a column of an earlier year; it names no row.
            var label = slots.Take(first).LastOrDefault(s => s is { Blank: false, IsFigure: false }) ?? slots.Take(first).LastOrDefault(s => s is not null);
            if (label is null)
                return false;
            if (!row.Blank && header.IsCutDifferently(row, slots, "prior_final", "budget", "final"))
            {
                context.WarnOfCut(row);
                return true;
            }

            var line = LineOf(label.Label);
            var known = line is not null;
            // A project has a name of its own; what is spelled much like a line of the form may be that line.
            if (!known && _withinProjects && !label.Blank && !context.Vocabulary.Resembles("budget_line", label.Label))
                line = "special_item";
            var prior = Money(slots, label, "prior_final");
            var budget = Money(slots, label, "budget");
            var final = Money(slots, label, "final");
            if (line is null && !label.Blank && prior?.Value is null && budget?.Value is null && final?.Value is null && !HoldsMarks(prior, budget, final))
                return false;
            if (known || line is not null)
                context.Ledger.Claim(label, "budget_line.label");
            _withinProjects = line switch
            {
                "project" or "project_work" or "project_maintenance" or "special_local" or "special_provincial" or "upper_transfer" or "special_item" => true,
                "placeholder" => _withinProjects,
                _ => label.Blank && _withinProjects,
            };
            if (IsSecond(line, prior, budget, final, row))
                line = null;
            context.Form.BudgetLines.Add(new BudgetLineDraft(
                label.Blank ? "placeholder" : line, new Printed(PlainText.Unwrap(label.Text) ?? "", label.Text, label.Place), prior, budget, final));
            return true;
        }

        // Two rows of one line with other amounts (公用经费 and a part of it by the same name): neither is known to be the line's, and both keep their print only.
        private bool IsSecond(string? line, Figure? prior, Figure? budget, Figure? final, FormRow row)
        {
            var lines = context.Form.BudgetLines;
            if (line is null or "placeholder" or "special_item" || lines.FindIndex(l => l.Line == line) is not (>= 0 and var at)
                || !HoldsNumbers(prior, budget, final) || !HoldsNumbers(lines[at].PriorFinal, lines[at].Budget, lines[at].Final))
                return false;
            if ((lines[at].PriorFinal?.Value, lines[at].Budget?.Value, lines[at].Final?.Value) != (prior?.Value, budget?.Value, final?.Value))
            {
                lines[at] = lines[at] with { Line = null };
                context.Warn(WarningKind.TotalUnclear, row,
                    $"“{lines[at].Label.Text}”有两行且数额不同，哪一行是合计不能断定，均不归入该项。 Two rows of one line print different amounts; neither was taken as the line.");
            }

            return true;
        }

        private static bool HoldsNumbers(params ReadOnlySpan<Figure?> figures)
        {
            foreach (var figure in figures)
            {
                if (figure?.Value is not null)
                    return true;
            }

            return false;
        }

        private static bool HoldsMarks(params ReadOnlySpan<Figure?> figures)
        {
            foreach (var figure in figures)
            {
                if (figure is { State: not ValueState.Text and not ValueState.Blank })
                    return true;
            }

            return false;
        }

        private string? LineOf(Label? label) => context.Vocabulary.Role("budget_line", label);

        // A unit in the row's own label (三公经费（元）) goes before that of the column.
        private Figure? Money(Slot?[] slots, Slot label, string role) =>
            context.Money(header.At(slots, role), "budget_line." + role, MoneyUnit.Named(label.Label?.Unit) ?? _units.Of(role));
    }
}
