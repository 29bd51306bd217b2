using PerfEval.Normalize.Forms.Drafts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Forms.ScoreSheet;

/// <summary>指标计分表 after 财预〔2013〕53号: levels with points in the label or in columns, a score, explanation and criteria; no targets.</summary>
public sealed class ScoreSheetSection : IFormSection
{
    public ISectionRows? Open(FormRow row, FormContext context)
    {
        if (HeaderMap.Of(row, context.Vocabulary, "score_column") is not { } header
            || !header.Has("level3") || !header.Has("score") || !(header.Has("level1") || header.Has("level2"))
            || Array.Exists(row.Slots, s => context.Vocabulary.Role("indicator_column", s.Label) is "target" or "actual")
            || !IsTold(row, header, context))
            return null;
        header.DropOtherYears();
        if (context.Form.ScoreItems.Count > 0 && context.Form.Total is not null)
            context.StartForm(null, row.TableNo);
        WeightColumns.Assign(header);
        DropUnclearWeights(header);
        TwoTextColumns(header);
        foreach (var slot in row.Filled.Where(s => context.Vocabulary.Role("score_column", s.Label) is not null))
            context.Ledger.Claim(slot, "score_item");
        return new Rows(header, context);
    }

    // Levels, points and a score head a table of indicators as well, where its other heads are words that nobody knows. A score sheet has a column for how
    // points are given, or no column that is not known but for points of others (复核得分); and it is no part of a form with funds or a project's name.
    private static bool IsTold(FormRow row, HeaderMap header, FormContext context) =>
        header.Has("criteria") || header.Has("explanation")
        || (!context.Form.HasEvaluation && !context.Form.HasProjectLabel
            && Array.TrueForAll(row.Filled, s => s.Label is { } label && (context.Vocabulary.Knows(label) || label.Key.EndsWith("得分", StringComparison.Ordinal))));

    // Of several columns of points the one behind 三级指标 holds those of the items; behind a head that nobody knows stand points of nobody knows what.
    private static void DropUnclearWeights(HeaderMap header)
    {
        var weights = header.ColumnsOf("weight");
        if (weights.Count < 2)
            return;
        var own = weights.Where(i => i > 0 && header.RoleAt(i - 1) == "level3").ToList();
        foreach (var i in weights.Where(i => own.Count != 1 || i != own[0]))
            header.SetRole(i, null);
    }

    // Two columns whose heads are synonyms (评价标准, 指标说明): the second one fills the view's other text column.
    private static void TwoTextColumns(HeaderMap header)
    {
        foreach (var (doubled, free) in new[] { ("criteria", "explanation"), ("explanation", "criteria") })
        {
            var columns = Enumerable.Range(0, header.SlotCount).Where(i => header.RoleAt(i) == doubled).ToList();
            if (columns.Count > 1 && !header.Has(free))
                header.SetRole(columns[1], free);
        }
    }

    private sealed class Rows(HeaderMap header, FormContext context) : ISectionRows
    {
        private readonly LevelLabels _level1 = new(context, header.Header, "score_item.level1");
        private readonly LevelLabels _level2 = new(context, header.Header, "score_item.level2");
        private Figure? _level1Weight;
        private Figure? _level2Weight;
        private bool _closed;

        public bool Accept(FormRow row)
        {
            if (TotalRow.Is(row, context.Vocabulary))
            {
                context.Form.Total = TotalRow.Read(row, header, context);
                _closed = true;
                return true;
            }

            if (_closed || header.Align(row) is not { } slots || header.At(slots, "level3") is not { Blank: false } name)
                return false;
            if (header.IsCutDifferently(row, slots, "weight", "score"))
            {
                context.WarnOfCut(row);
                return true;
            }

            var (level1, points1, own1) = _level1.Read(header.At(slots, "level1"));
            var (level2, points2, own2) = _level2.Read(header.At(slots, "level2"));
            _level1Weight = Weight(slots, "level1_weight") ?? points1 ?? (Starts(own1, slots, "level1") ? null : _level1Weight);
            _level2Weight = Weight(slots, "level2_weight") ?? points2 ?? (Starts(own2, slots, "level2") ? null : _level2Weight);
            var (level3, points3) = LevelLabels.Split(name);
            context.Ledger.Claim(name, "score_item.level3");
            if (header.At(slots, "sequence") is { } sequence)
                context.Ledger.Ignore(sequence, "score_item.sequence");
            context.Form.ScoreItems.Add(new ScoreItemDraft
            {
                Level1 = level1,
                Level1Weight = _level1Weight,
                Level2 = level2,
                Level2Weight = _level2Weight,
                Level3 = level3,
                Weight = Weight(slots, "weight") ?? points3,
                Score = context.Number(header.At(slots, "score"), "score_item.score", "分"),
                Explanation = context.Words(header.At(slots, "explanation"), "score_item.explanation"),
                Criteria = MergedText(header.At(slots, "criteria")),
            });
            return true;
        }

        // A label merged from above goes on; its points stand in the row where it began.
        private bool Starts(bool own, Slot?[] slots, string role) => own && header.At(slots, role) is { Continues: false };

        private Figure? Weight(Slot?[] slots, string role) =>
            context.Number(header.At(slots, role), "score_item." + role, "分") is { Value: not null } figure ? figure : null;

        // One remark for several items is merged over their rows and holds for each.
        private Printed? MergedText(Slot? slot)
        {
            if (slot is null)
                return null;
            context.Ledger.Claim(slot, "score_item.criteria");
            return new Printed(PlainText.Unwrap(slot.Continues ? slot.CellText : slot.Text), slot.Text, slot.Place);
        }
    }
}
