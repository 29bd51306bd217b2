using PerfEval.Normalize.Forms.Drafts;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Forms;

/// <summary>Rows of labels with their values beside them: 单位名称, 项目名称, 主管部门, 实施单位, 厉行节约保障措施 and the like.</summary>
internal static class KeyValueRow
{
    private const int LongestSignature = 300;

    /// <summary>Reads the row if its first label is a known key; false where it is none.</summary>
    public static bool Accept(FormRow row, FormContext context)
    {
        var slots = row.Slots;
        if (row.Filled is not [var first, ..]
            || (KeyOf(first, context.Vocabulary) ?? StaffKeyOf(row, Array.IndexOf(slots, first), context.Vocabulary)) is not { } firstKey)
            return false;
        // Several names behind one label are the columns of a table turned on its side.
        if (firstKey.Role is "project_name" or "unit_name"
            && slots.SkipWhile(s => s != first).Skip(1).TakeWhile(s => s.Blank || KeyOf(s, context.Vocabulary) is null).Count(s => !s.Blank) > 2)
            return false;
        // A project row also opens a form when the one before is under way; so does a second unit name.
        if ((firstKey.Role == "project_name" && (context.Form.HasProjectLabel || context.Form.HasEvaluation))
            || (firstKey.Role == "unit_name" && (context.Form.HasUnitLabel || context.Form.HasProjectLabel)
                && (context.Form.HasEvaluation || context.Form.HasBaseData)))
            context.StartForm(null, row.TableNo);
        for (var i = 0; i < slots.Length; i++)
        {
            if (slots[i].Blank || (KeyOf(slots[i], context.Vocabulary) ?? StaffKeyOf(row, i, context.Vocabulary)) is not { } key)
                continue;
            if (key.Inline is not null)
            {
                Take(context, key, slots[i], new Printed(PlainText.Unwrap(key.Inline), slots[i].Text, slots[i].Place));
                context.Ledger.Claim(slots[i], Claimed(key.Role));
                continue;
            }

            if (IsIgnored(key.Role))
                context.Ledger.Ignore(slots[i], key.Role + ".label");
            else
                context.Ledger.Claim(slots[i], Claimed(key.Role));
            var value = ValueOf(row, i, context.Vocabulary);
            Take(context, key, value, value?.Print());
            if (value is not null)
            {
                if (IsIgnored(key.Role))
                    context.Ledger.Ignore(value, key.Role);
                else if (key.Role != "self_score" && !IsStaff(key.Role))
                    context.Ledger.Claim(value, Claimed(key.Role));
            }
        }

        return true;
    }

    // Beside the label. Where merges are lost, blank cells are what is left of a wide label, and the value is behind them; two cells that are no
    // labels may be a label that nobody knows and its value.
    private static Slot? ValueOf(FormRow row, int label, FormVocabulary vocabulary)
    {
        var slots = row.Slots;
        var beside = label + 1 < slots.Length ? slots[label + 1] : null;
        if (beside is not { Blank: true } || row.HasMerges)
            return beside is { Blank: false } && KeyOf(beside, vocabulary) is not null ? null : beside;
        var behind = slots.Skip(label + 2).Where(s => !s.Blank).Take(2).ToList();
        return behind is [var only, ..] && KeyOf(only, vocabulary) is null && (behind is not [_, var next] || KeyOf(next, vocabulary) is not null)
            ? only
            : beside;
    }

    /// <summary>Signature, contact and note lines printed inside a table.</summary>
    public static bool IgnoreNote(FormRow row, FormContext context)
    {
        var filled = row.Filled;
        if (filled.Length == 0 || !Array.TrueForAll(filled, s => NoteKind(s, context.Vocabulary) is not null))
            return false;
        foreach (var slot in filled)
            context.Ledger.Ignore(slot, NoteKind(slot, context.Vocabulary)!);
        return true;
    }

    private static string? NoteKind(Slot slot, FormVocabulary vocabulary)
    {
        var text = PlainText.Squeeze(slot.Text);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0)
            return vocabulary.Role("signature", slot.Label) is not null ? "signature" : null;
        var head = Label.Of(text[..colon]);
        if (vocabulary.Role("signature", head) is not null && text.Length < LongestSignature)
            return "signature";
        return vocabulary.Role("note", head) is not null ? "note" : null;
    }

    private static string Claimed(string role) => role is "competent_dept" or "implementing_unit" or "frugality" ? "project." + role
        : role is "project_name" ? "project.project" : IsStaff(role) ? "staffing." + role : "report." + role;

    // Staff in a card of labels and values (人员编制 | 21 | 实有人数 | 20): a number stands beside its label.
    private static Key? StaffKeyOf(FormRow row, int label, FormVocabulary vocabulary) =>
        label + 1 < row.Slots.Length && row.Slots[label + 1].IsFigure && vocabulary.Role("staffing_column", row.Slots[label].Label) is { } role
            ? new Key(role, null) : null;

    private static bool IsStaff(string role) => role is "authorised" or "actual" or "control_rate";

    private static bool IsIgnored(string role) => role is "ignored" or "contact";

    private static void Take(FormContext context, Key key, Slot? slot, Printed? value)
    {
        var form = context.Form;
        switch (key.Role)
        {
            case "unit_name":
                form.HasUnitLabel = true;
                form.UnitName ??= value is { Text: not null } ? value : null;
                break;
            case "project_name":
                form.HasProjectLabel = true;
                form.ProjectName ??= value;
                break;
            case "competent_dept":
                form.CompetentDept = form.CompetentDept?.Text is null ? value : form.CompetentDept;
                break;
            case "implementing_unit":
                form.ImplementingUnit ??= value;
                break;
            case "frugality":
                form.Frugality ??= value is null ? null : value with { Text = value.Raw.Trim() is { Length: > 0 } text ? text : null };
                break;
            case "year" when value?.Text is { } printed:
                if (FiscalYear.In(PlainText.Squeeze(printed).TrimEnd('度').TrimEnd('年') + "年") is { } year)
                    form.HeaderYears.Add(year);
                break;
            case "authorised" when form.Staffing?.Authorised is null:
                form.Staffing = Staff(form) with { Authorised = context.Number(slot, "staffing.authorised", "人", "名", "个") };
                break;
            case "actual" when form.Staffing?.Actual is null:
                form.Staffing = Staff(form) with { Actual = context.Number(slot, "staffing.actual", "人", "名", "个") };
                break;
            case "control_rate" when form.Staffing is { ControlRate: null } staff:
                form.Staffing = staff with { ControlRate = context.Rate(slot, "staffing.control_rate_pct", staff.Actual?.Value, staff.Authorised?.Value) };
                break;
            case "self_score" when slot is not null:
                form.SelfScore = context.Number(slot, "report.self_score", "分");
                break;
        }
    }

    private static StaffingDraft Staff(FormDraft form) => form.Staffing ?? new StaffingDraft(null, null, null);

    private readonly record struct Key(string Role, string? Inline);

    private static Key? KeyOf(Slot slot, FormVocabulary vocabulary)
    {
        if (RoleOf(slot.Label, vocabulary) is { } role)
            return new Key(role, null);
        var text = PlainText.Fold(slot.Text).Trim();
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == text.Length - 1 || colon > 20)
            return null;
        return RoleOf(Label.Of(text[..colon]), vocabulary) is { } inline ? new Key(inline, text[(colon + 1)..]) : null;
    }

    private static string? RoleOf(Label? label, FormVocabulary vocabulary) =>
        vocabulary.Role("key", label) ?? vocabulary.Role("base_key", label) ?? vocabulary.Role("key_ignored", label);
}
