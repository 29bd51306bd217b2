using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Privacy;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Narrative;

/// <summary>Turns amounts into narrative figures and itemised lists; a figure without a subject of its own takes that of its sentence.</summary>
internal sealed class MoneyFigures(FormVocabulary vocabulary, int? year)
{
    /// <summary>Characters of a subject that is carried on; a longer one is a sentence.</summary>
    private const int LongestSubject = 100;

    private readonly ItemisedLists _lists = new(vocabulary, year);
    private int _listCount;

    /// <param name="topic">Canonical chapter; null outside the official outline.</param>
    /// <param name="ofUnit">False in a report about one project: its amounts are no lines of the unit.</param>
    public void Read(Sentence sentence, string? topic, bool ofUnit, List<NarrativeFigure> figures, List<NarrativeItem> items)
    {
        var mentions = MoneyMentions.In(sentence);
        if (mentions.Count == 0)
            return;
        string? subject = null, subjectLine = null, wholeBasis = null;
        var inParts = false;
        var wholes = new List<NarrativeFigure>();
        var parts = new List<int>();
        var labels = new List<string?>(mentions.Count);
        foreach (var mention in mentions)
        {
            var label = AmountLabel.Of(mention.Clause, year, vocabulary);
            var text = label.Text;
            var line = label.Line;
            var bare = !label.IsChange && PlainText.Squeeze(label.Subject).Length < 2;
            // Behind 其中 come parts of the whole, until words of basis alone (“调整后预算数为”) return to it.
            inParts = mention.Words.Contains("其中", StringComparison.Ordinal) || (inParts && !bare);
            if (bare && subject is not null)
            {
                // “基本支出年初预算数为…，实际支出数为…”: the second figure is of 基本支出, too.
                text = subject + text;
                line ??= subjectLine;
            }
            else if (!inParts && line is not null)
            {
                (subject, subjectLine) = label.Subject.Length <= LongestSubject ? (label.Subject, line) : (null, null);
            }

            var basis = label.Basis ?? (label.IsChange ? null : Inherited(label, wholeBasis, inParts || IsPart(line), topic));
            if (!inParts && (bare || line is "basic" or "project" or "total"))
                wholeBasis = basis;
            labels.Add(text);
            figures.Add(new NarrativeFigure
            {
                FormKey = NarrativeReader.FormKey,
                RowKey = NarrativeReader.Row(figures.Count),
                Ordinal = figures.Count,
                Section = sentence.Section,
                Label = text is null ? null : MaskedText.Of(text),
                Line = ofUnit ? line : null,
                Basis = basis,
                Value = Number(mention),
                MeasureUnit = mention.Unit,
                Quote = MaskedText.Of(mention.Quote),
            });
            if (!inParts && label.Basis is not null)
                wholes.Add(figures[^1]);
            else if (inParts && label.Basis is null && !label.IsChange && !mention.Nested)
                parts.Add(figures.Count - 1);
        }

        SettleBasis(figures, wholes, parts);
        foreach (var list in _lists.In(sentence, mentions, labels))
            Add(list, items);
    }

    // Behind amounts of several bases (年初…，调整为…，实际支出…。其中…) the parts are of the one that they sum to; else of the nearest, as printed.
    private static void SettleBasis(List<NarrativeFigure> figures, List<NarrativeFigure> wholes, List<int> parts)
    {
        if (parts.Count < 2 || wholes.Select(w => w.Basis).Distinct().Count() < 2)
            return;
        var sum = parts.Sum(i => figures[i].Value!.Value ?? 0);
        var bases = wholes.Where(w => w.MeasureUnit == figures[parts[0]].MeasureUnit && Math.Abs((w.Value!.Value ?? 0) - sum) <= 0.005m).Select(w => w.Basis).Distinct().ToList();
        if (bases is not [var basis])
            return;
        foreach (var i in parts.Where(i => figures[i].Basis is not null))
            figures[i] = figures[i] with { Basis = basis };
    }

    private static bool IsPart(string? line) => line is "personnel" or "operating" or "family_subsidy";

    // Parts are of the same basis as their whole. Spending reported in a chapter on spending, without a word of budget, is what was spent.
    private static string? Inherited(AmountLabel label, string? wholeBasis, bool part, string? topic)
    {
        if (part && wholeBasis is not null)
            return wholeBasis;
        return topic is "general_budget" or "government_fund" or "state_capital" && label.Line is not null && label.Text!.Contains('出', StringComparison.Ordinal)
            ? "final"
            : null;
    }

    private void Add(ItemisedLists.List list, List<NarrativeItem> items)
    {
        var unit = list.Entries[0].Mention.Unit;
        MaskedText? label = list.Label is null ? null : MaskedText.Of(list.Label);
        for (var i = 0; i < list.Entries.Count; i++)
        {
            items.Add(new NarrativeItem
            {
                FormKey = NarrativeReader.FormKey,
                RowKey = $"{NarrativeReader.FormKey}/{_listCount}.{i}",
                ListNo = _listCount,
                ListLabel = label,
                StatedTotal = list.Total is { } total ? Number(total) : null,
                Ordinal = i,
                Label = MaskedText.Of(list.Entries[i].Label),
                Value = Number(list.Entries[i].Mention),
                MeasureUnit = unit,
            });
        }

        _listCount++;
    }

    private static Figure Number(Mention mention) => new(mention.Value, ValueState.Number, mention.Quote, mention.Place, mention.Unit);
}
