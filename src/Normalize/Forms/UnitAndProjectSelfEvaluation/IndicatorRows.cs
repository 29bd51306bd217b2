using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Forms.Drafts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Forms.UnitAndProjectSelfEvaluation;

internal sealed class IndicatorRows(HeaderMap header, FormContext context) : ISectionRows
{
    private static readonly string[] s_levels = ["level1", "level2", "level3"];
    private static readonly string[] s_graded = ["weight", "score"];
    private static readonly string[] s_valued = ["target", "target_adjusted", "target_op", "unit", "actual", "weight", "score", "deviation_note"];
    private static readonly string[] s_unviewed = ["sequence", "coefficient", "core", "explanation"];

    private readonly LevelLabels _level1 = new(context, header.Header, "indicator.level1");
    private readonly LevelLabels _level2 = new(context, header.Header, "indicator.level2");
    private Figure? _level1Weight;
    private bool _closed;
    private int _subtotalled;

    public bool Accept(FormRow row)
    {
        if (TotalRow.Is(row, context.Vocabulary))
        {
            context.Form.Total = TotalRow.Read(row, header, context);
            // A total above the indicators closes nothing.
            _closed = context.Form.Indicators.Count > 0;
            return true;
        }

        if (_closed || (header.Align(row) ?? AlignShort(row)) is not { } slots || !Fits(slots))
            return false;
        if (IsSubtotal(slots))
        {
            // What it prints is in no view: it says nothing more where it is the sum of the rows above it, and is left over where it is not.
            var repeats = Array.TrueForAll(s_graded, role => Repeats(header.At(slots, role), role));
            foreach (var slot in row.Filled.Where(slot => repeats || !slot.IsFigure))
                context.Ledger.Ignore(slot, "indicator.subtotal");
            _subtotalled = context.Form.Indicators.Count;
            return true;
        }

        if (header.IsCutDifferently(row, slots, s_graded) || (row.Flows && header.IsCutDifferently(row, slots, s_valued) && !HasPoints(slots)))
        {
            context.WarnOfCut(row);
            return true;
        }

        ReadRow(row, slots);
        return true;
    }

    private bool Repeats(Slot? slot, string role)
    {
        if (slot is null or { Blank: true })
            return true;
        var parts = context.Form.Indicators.Skip(_subtotalled).Select(i => (role == "weight" ? i.Weight : i.Score)?.Value).ToList();
        return slot.ReadNumber(out var printed, out _) == ValueState.Number && parts.TrueForAll(part => part is not null) && parts.Sum() == printed;
    }

    private bool IsSubtotal(Slot?[] slots) => s_levels.Any(r => header.At(slots, r) is { Blank: false, Label: { } label }
        && (context.Vocabulary.Role("subtotal_row", label) is not null || label.Key.EndsWith("小计", StringComparison.Ordinal)));

    // Where a cell is missing that holds no points, both points must still be some.
    private bool HasPoints(Slot?[] slots) =>
        header.At(slots, "weight") is { } weight && header.At(slots, "score") is { } score && weight.ReadNumber(out var full, out var unit) == ValueState.Number
        && unit is null or "分" && score.ReadNumber(out var got, out _) == ValueState.Number && got <= full;

    private void ReadRow(FormRow row, Slot?[] slots)
    {
        var levels = ReadLevels(slots);
        ClaimLabels(slots);
        IgnoreUnviewed(slots);
        var name = header.At(slots, "level3") ?? SpanningName(slots);
        if (IsPlaceholder(name) && Values(slots).All(s => s is null or { Blank: true } || IsMark(s)))
        {
            foreach (var slot in Values(slots).Prepend(name))
            {
                if (slot is not null)
                    context.Ledger.Ignore(slot, "indicator.placeholder");
            }

            return;
        }

        context.Form.Indicators.Add(ReadIndicator(levels, name, slots));
        if (row.Slots.Length != header.SlotCount && !row.SpansKnown)
            context.Warn(WarningKind.ShortRow, row, "指标行格数与表头不同，按分值与得分所在格对位。 Row shorter than its header; aligned by weight and score.");
    }

    // The labels in force in this row; a new level-1 label ends the level-2 label above it.
    private (Printed? Level1, bool OwnLevel1, Printed? Level2) ReadLevels(Slot?[] slots)
    {
        var (level1, level1Points, ownLevel1) = _level1.Read(header.At(slots, "level1"));
        if (ownLevel1 && header.At(slots, "level1") is { Continues: false } && !LabelMovedByPageBreak(slots, level1))
            _level2.Reset();
        ReadLevelWeights(slots, level1Points, ownLevel1);
        var (level2, _, _) = _level2.Read(header.At(slots, "level2"));
        return (level1, ownLevel1, level2);
    }

    // One label over the columns of several levels (预算执行率 | 100% | 98%) names the indicator, too.
    private Slot? SpanningName(Slot?[] slots) => header.HeaderSlot("level3") is not { } head || !header.Header.SpansKnown ? null
        : Array.Find(slots, s => s is { Blank: false } && s.TableNo == head.TableNo && s.Start < head.Start && s.End >= head.End);

    private void ClaimLabels(Slot?[] slots)
    {
        for (var i = 0; i < slots.Length; i++)
        {
            if (slots[i] is { Blank: false } slot && header.RoleAt(i) is null && context.Vocabulary.Role("section_label", slot.Label) is not null)
                context.Ledger.Claim(slot, "indicator");
        }
    }

    private void IgnoreUnviewed(Slot?[] slots)
    {
        foreach (var role in s_unviewed)
        {
            if (header.At(slots, role) is { } slot)
                context.Ledger.Ignore(slot, "indicator." + role);
        }
    }

    private IndicatorDraft ReadIndicator((Printed? Level1, bool OwnLevel1, Printed? Level2) levels, Slot? name, Slot?[] slots)
    {
        var target = TargetOf(slots);
        var op = context.Words(header.At(slots, "target_op"), "indicator.target_op");
        var unit = context.Words(header.At(slots, "unit"), "indicator.target_unit");
        return new IndicatorDraft
        {
            Level1 = levels.Level1,
            Level1Weight = _level1Weight,
            OwnLevel1 = levels.OwnLevel1,
            Level2 = levels.Level2,
            Name = NameOf(name),
            Target = WholeTarget(context.Words(target, "indicator.target"), op, unit),
            TargetOp = op,
            Unit = unit,
            Actual = context.Words(header.At(slots, "actual"), "indicator.actual"),
            Weight = Points(slots, "weight", name),
            Score = Points(slots, "score", name),
            DeviationNote = context.Words(header.At(slots, "deviation_note"), "indicator.deviation_note"),
        };
    }

    // One cell beside several indicators holds the points of all of them, and of none.
    private Figure? Points(Slot?[] slots, string role, Slot? name)
    {
        var slot = header.At(slots, role);
        if (slot is null || slot.Cell.RowSpan <= 1 || name is null || name.Cell.RowSpan >= slot.Cell.RowSpan)
            return context.Number(slot, "indicator." + role, "分");
        if (!slot.Continues)
        {
            context.Warnings.Add(
                new DocumentWarning(
                    WarningKind.ColumnUnclear, PlaceText.Of(slot.TableNo, slot.Cell.Row),
                    $"“{PlainText.Unwrap(slot.Text)}”一格跨 {slot.Cell.RowSpan} 行指标，是几项之和，未读入。 One cell with points stands beside {slot.Cell.RowSpan} rows of indicators; it was not read."));
        }

        return null;
    }

    // 调整后指标值 goes before 年度指标值 where it is filled in.
    private Slot? TargetOf(Slot?[] slots)
    {
        var target = header.At(slots, "target");
        if (header.At(slots, "target_adjusted") is not { } adjusted)
            return target;
        if (adjusted.Blank || IsMark(adjusted))
        {
            context.Ledger.Claim(adjusted, "indicator.target");
            return target;
        }

        if (target is not null)
            context.Ledger.Claim(target, "indicator.target_initial");
        return adjusted;
    }

    // A sign for “no number”, and nothing else.
    private static bool IsMark(Slot slot) => PrintedNumber.StateOfMark(PlainText.Fold(slot.Text)) is not null;

    // A 分值 column of level 1 is merged or left blank over the rows of its group; that of level 2 is in no view.
    private void ReadLevelWeights(Slot?[] slots, Figure? level1Points, bool newGroup)
    {
        if (context.Number(header.At(slots, "level1_weight"), "indicator.level1_weight", "分") is { Value: not null } printed)
            _level1Weight = printed;
        else if (level1Points is not null || (newGroup && header.At(slots, "level1") is { Continues: false }))
            _level1Weight = level1Points;
        if (header.At(slots, "level2_weight") is { } level2Weight)
            context.Ledger.Ignore(level2Weight, "indicator.level2_weight");
    }

    private IEnumerable<Slot?> Values(Slot?[] slots) =>
        s_valued.Select(r => header.At(slots, r));

    // Printed in three columns (指标性质 ≥, 指标值 95, 度量单位 %), a target is one text all the same: ≥95%.
    private static Printed? WholeTarget(Printed? value, Printed? op, Printed? unit)
    {
        if (value?.Text is not { } text || (op is null && unit is null))
            return value;
        var measure = Measure.Parse(text);
        var sign = measure.Op is null && Measure.OperatorOf(op?.Text) is not null ? op!.Text : "";
        var behind = measure.Value is not null && measure.Unit is null ? unit?.Text : "";
        return value with { Text = sign + text + behind };
    }

    // 三级指标 merged over several rows names each of them.
    private Printed? NameOf(Slot? slot)
    {
        if (slot is null)
            return null;
        context.Ledger.Claim(slot, "indicator.name");
        return slot.Continues ? slot.Print() : new Printed(PlainText.Unwrap(slot.Text), slot.Text, slot.Place);
    }

    private bool IsPlaceholder(Slot? name) =>
        name is null or { Blank: true, Continues: false } || name is { Continues: true } ||
        context.Vocabulary.Role("placeholder_name", PlainText.Squeeze(name.Text).TrimEnd(':')) is not null;

    // A level-1 label that stands one row below the first indicator of its group (the merge was cut by a page break) starts no new group.
    private bool LabelMovedByPageBreak(Slot?[] slots, Printed? level1) =>
        header.At(slots, "level2") is { Blank: true } level2 && (!header.Header.SpansKnown || level2.Continues) && level1 is not null
            && context.Form.Indicators.Count > 0;

    // Words under 分值 or 得分 mean that the row belongs to something else.
    private bool Fits(Slot?[] slots)
    {
        foreach (var role in s_graded)
        {
            if (header.At(slots, role) is { Blank: false } slot && slot.State == ValueState.Text && slot.Text.Length > 12)
                return false;
        }

        // Words under both are the heads of another table.
        if (Array.TrueForAll(s_graded, r => header.At(slots, r) is { Blank: false, State: ValueState.Text }))
            return false;
        var named = false;
        for (var i = 0; i < slots.Length; i++)
        {
            if (slots[i] is not { Blank: false } slot)
                continue;
            // A printed cell over several columns that are no levels says that the row is cut differently from the header.
            if (SpansFields(slot))
                return false;
            named |= header.RoleAt(i) is not null;
        }

        return named;
    }

    private bool SpansFields(Slot slot)
    {
        if (slot.Continues || header.Header.TableNo != slot.TableNo || !header.Header.SpansKnown)
            return false;
        var covered = 0;
        var field = false;
        for (var i = 0; i < header.SlotCount; i++)
        {
            var head = header.Header.Slots[i];
            if (slot.Start > head.Start || head.End > slot.End)
                continue;
            covered++;
            field |= header.RoleAt(i) is not (null or "level1" or "level2" or "level3");
        }

        return covered > 1 && field;
    }

    // Merges unknown and the row shorter than its header: cells are missing at the left or at the right. Taken only where one of the two fits.
    private Slot?[]? AlignShort(FormRow row)
    {
        var missing = header.SlotCount - row.Slots.Length;
        if (row.SpansKnown || missing <= 0 || row.Slots.Length < 5)
            return null;
        var left = Shift(row, 0);
        var right = Shift(row, missing);
        return (FitsNumbers(left), FitsNumbers(right)) switch
        {
            (true, false) => left,
            (false, true) => right,
            _ => null,
        };
    }

    private Slot?[] Shift(FormRow row, int by)
    {
        var slots = new Slot?[header.SlotCount];
        for (var i = 0; i < row.Slots.Length; i++)
            slots[i + by] = row.Slots[i];
        return slots;
    }

    private bool FitsNumbers(Slot?[] slots)
    {
        if (header.At(slots, "weight") is not { } weight || weight.State != ValueState.Number)
            return false;
        return header.At(slots, "score") is not { } score || score.State == ValueState.Number;
    }
}
