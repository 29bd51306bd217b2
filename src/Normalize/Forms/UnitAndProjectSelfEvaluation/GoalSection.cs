using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Forms.UnitAndProjectSelfEvaluation;

/// <summary>年度总体目标: 预期目标 and 实际完成情况 in the row or rows below their heads.</summary>
public sealed class GoalSection : IFormSection
{
    public ISectionRows? Open(FormRow row, FormContext context)
    {
        if (HeaderMap.Of(row, context.Vocabulary, "goal_column") is not { } header || !header.Has("goal_expected") || !header.Has("goal_actual"))
            return null;
        if (context.Form.GoalExpected is not null && context.Form.Indicators.Count > 0)
            context.StartForm(null, row.TableNo);
        foreach (var slot in row.Filled.Where(
            s => context.Vocabulary.Role("goal_column", s.Label) is not null || context.Vocabulary.Role("section_label", s.Label) is not null))
            context.Ledger.Claim(slot, "project");

        return new Rows(header, context);
    }

    private sealed class Rows(HeaderMap header, FormContext context) : ISectionRows
    {
        public bool Accept(FormRow row)
        {
            if (header.Align(row) is not { } slots)
                return false;
            var expected = header.At(slots, "goal_expected");
            var actual = header.At(slots, "goal_actual");
            var others = row.Filled.Where(s => s != expected && s != actual).ToList();
            if (others.Any(s => context.Vocabulary.Role("section_label", s.Label) is null))
                return false;
            foreach (var slot in others)
                context.Ledger.Claim(slot, "project");
            context.Form.GoalExpected = Join(context.Form.GoalExpected, Text(expected, "project.goal_expected"));
            context.Form.GoalActual = Join(context.Form.GoalActual, Text(actual, "project.goal_actual"));
            return true;
        }

        // Goals are prose: line breaks carry meaning and stay.
        private Printed? Text(Slot? slot, string by)
        {
            if (slot is null)
                return null;
            context.Ledger.Claim(slot, by);
            var text = slot.Text.Trim();
            return new Printed(text.Length == 0 ? null : text, slot.Text, slot.Place);
        }

        private static Printed? Join(Printed? above, Printed? below) =>
            above?.Text is null ? below ?? above : below?.Text is null ? above : above with { Text = above.Text + "\n" + below.Text };
    }
}
