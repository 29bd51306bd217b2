using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Privacy;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Narrative;

/// <summary>Turns amounts into narrative figures and itemised lists; a figure without a subject of its own takes that of its sentence.</summary>
internal sealed class MoneyFigures(FormVocabulary vocabulary, int? year, string front)
{
    /// <summary>Characters of a subject that is carried on; a longer one is a sentence.</summary>
    private const int LongestSubject = 100;

    /// <summary>Amounts before a list among which its whole is looked for.</summary>
    private const int MostWholes = 20;

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
        Told? origin = null;
        var inParts = false;
        var partsNo = 0;
        var severalBases = false;
        var scope = new SentenceScope(year);
        var told = new List<Told>(mentions.Count);
        foreach (var mention in mentions)
        {
            var label = AmountLabel.Of(mention, year, vocabulary);
            scope.Read(mention, label);
            var text = label.Text;
            var line = label.Line;
            var bare = !label.IsChange && PlainText.Squeeze(label.Subject).Length < 2;
            // Behind 其中 come parts of the whole, until words of basis alone (“调整后预算数为”) return to it.
            if (mention.Words.Contains("其中", StringComparison.Ordinal))
                (inParts, partsNo, severalBases) = (true, partsNo + 1, false);
            else if (bare)
                inParts = false;
            // 其中甲年初预算…，决算…，乙…: whether the next part is of the one or of the other, nobody says.
            severalBases |= bare && partsNo > 0 && label.Basis is not null;
            if (label.IsSum)
            {
                (subject, subjectLine) = (null, null);
            }
            else if (bare && subject is not null)
            {
                // “基本支出年初预算数为…，实际支出数为…”: the second figure is of 基本支出, too.
                text = subject + text;
                line ??= subjectLine;
            }
            else if (!inParts && label.About is { } about)
            {
                // Also of what it rose by: “公务接待费增加…，实际支出…” goes on with 公务接待费.
                (subject, subjectLine) = label.Topic.Length <= LongestSubject ? (label.Topic, about) : (null, null);
            }

            var basis = label.IsChange || label.IsRate ? null : BasisOf(
                mention, label, origin, scope, severalBases ? null : wholeBasis, inParts || IsPart(line), severalBases ? null : topic);
            // A clause without a subject that says of the sentence's another amount than the sentence itself did speaks of something else.
            var taken = bare && line is not null && basis is not null && label.Line is null
                && told.Exists(t => t.Line == line && t.Basis == basis && t is { Countable: true, Elsewhere: false } && t.Offset == scope.Offset
                    && (t.Mention.Value != mention.Value || t.Mention.Unit != mention.Unit));
            if (!inParts && !mention.Doubtful && (bare || line is "basic" or "project" or "total"))
                wholeBasis = basis;
            var figure = new Told(mention, text, line, basis)
            {
                Elsewhere = taken || IsOfOther(mention, label) || scope.Elsewhere || (scope.Offset is -1 && label.Basis is not null and not "final"),
                Part = inParts && !mention.Nested && label.Basis is null && !label.IsChange && !mention.Doubtful ? partsNo : 0,
                Whole = !inParts && !label.IsChange && !label.IsRate && !mention.Doubtful,
                Countable = !label.IsChange && !label.IsRate && !label.IsSum,
                Offset = scope.Offset,
            };
            origin = mention.From ? figure : null;
            told.Add(figure);
        }

        SettleParts(told);
        var numbers = told.Where(t => !t.Mention.Doubtful).Select((t, i) => Figure(t, sentence, ofUnit, figures.Count + i)).ToList();
        figures.AddRange(numbers);
        foreach (var list in _lists.In(sentence, told))
            Add(list, items);
    }

    // 我县三公经费, 力争三公经费, 代管的工会基本支出: a line's words with others that nobody knows. The unit's own name is known from the title.
    private bool IsOfOther(Mention mention, AmountLabel label) =>
        (label is { Line: not null, Rest.Length: > 0 } && !front.Contains(label.Rest, StringComparison.Ordinal))
        || (label.Line == "total" && LineBefore(mention) is not (null or "total" or "income"));

    // 三公经费得到控制，全年支出…: of what the clause before speaks of.
    private string? LineBefore(Mention mention) => mention.Words.EndsWith(mention.Clause, StringComparison.Ordinal)
        ? vocabulary.RoleWithin("narrative_line", PlainText.Squeeze(mention.Words[..^mention.Clause.Length])) : null;

    private static NarrativeFigure Figure(Told told, Sentence sentence, bool ofUnit, int ordinal)
    {
        var counts = told is { Countable: true, Elsewhere: false };
        var label = told.Elsewhere ? PlainText.Unwrap(told.Mention.Clause) : told.Label;
        return new NarrativeFigure
        {
            FormKey = NarrativeReader.FormKey,
            RowKey = NarrativeReader.Row(ordinal),
            Ordinal = ordinal,
            Section = sentence.Section,
            Label = label is null ? null : MaskedText.Of(label),
            Line = ofUnit && counts ? told.Line : null,
            Basis = counts ? told.Basis : null,
            Value = Number(told.Mention),
            MeasureUnit = told.Mention.Unit,
            Quote = MaskedText.Of(told.Mention.Quote),
        };
    }

    private static string? BasisOf(Mention mention, AmountLabel label, Told? origin, SentenceScope scope, string? wholeBasis, bool part, string? topic)
    {
        if (scope.Offset is -1)
            return label.Basis is null or "final" ? "prior" : label.Basis;
        // What was 上年 at first is of this year then, and of the same kind; from the opening budget it went to nobody says which.
        if (mention.Target && origin is not null && label.Basis is null && origin.Basis is "prior")
            return "final";
        // What it was before a change is nothing that a chapter's topic could tell.
        return label.Basis ?? (mention.From ? null : Inherited(label, wholeBasis, part, topic));
    }

    // Parts are of the whole that they sum to (年初…，调整为…，实际支出…。其中…); where none is, of the nearest, unless the wholes are of different years or units.
    private static void SettleParts(List<Told> told)
    {
        foreach (var group in told.Select((t, at) => (Told: t, At: at)).Where(t => t.Told.Part > 0).GroupBy(t => t.Told.Part).ToList())
        {
            var parts = group.Select(t => t.Told).ToList();
            var first = group.First().At;
            var wholes = told.GetRange(Math.Max(0, first - MostWholes), first - Math.Max(0, first - MostWholes)).Where(t => t.Whole).ToList();
            var kinds = wholes.Select(w => (w.Basis, w.Elsewhere)).Distinct().Count();
            if (kinds < 2 || parts.Count < 2)
                continue;
            var sum = parts.Sum(p => p.Mention.Value);
            var closed = wholes.Where(w => w.Mention.Unit == parts[0].Mention.Unit && Math.Abs(w.Mention.Value - sum) <= 0.005m)
                .Select(w => (w.Basis, w.Elsewhere)).Distinct().ToList();
            var years = wholes.Select(w => (w.Offset ?? 0, w.Elsewhere)).Distinct().Count() > 1;
            foreach (var part in parts)
            {
                if (closed is [var (basis, elsewhere)])
                    (part.Basis, part.Elsewhere) = (basis, elsewhere);
                else if (years)
                    part.Elsewhere = true;
            }
        }
    }

    private static bool IsPart(string? line) => line is "personnel" or "operating" or "family_subsidy";

    // Parts are of the same basis as their whole. Spending reported in a chapter on spending, without a word of budget, is what was spent.
    private static string? Inherited(AmountLabel label, string? wholeBasis, bool part, string? topic)
    {
        if (part && wholeBasis is not null)
            return wholeBasis;
        return topic is "general_budget" or "government_fund" or "state_capital" && label.Line is not null
            && label.Text!.Contains('出', StringComparison.Ordinal)
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

    private static Figure Number(Mention mention) =>
        new(mention.Value, ValueState.Number, mention.Quote, mention.Place, mention.Unit) { Certainty = mention.Certainty };
}
