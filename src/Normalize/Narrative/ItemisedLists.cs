using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Narrative;

/// <summary>
/// Itemised lists: “N万元，其中A 10万元、B 9万元…” and “资金使用情况为：A 10万元；B 9万元”. A list needs two entries; it ends at a new
/// stated total or at the sentence's end.
/// </summary>
internal sealed class ItemisedLists(FormVocabulary vocabulary, int? year)
{
    private const int LongestLabel = 500;

    public sealed record Entry(string Label, Mention Mention);

    public sealed record List(string? Label, Mention? Total, IReadOnlyList<Entry> Entries);

    /// <param name="sentence">The sentence; a following one that begins with 其中 has been joined to it.</param>
    /// <param name="labels">Label of each mention with the subject of its sentence put before it.</param>
    public IEnumerable<List> In(Sentence sentence, IReadOnlyList<Mention> mentions, IReadOnlyList<string?> labels)
    {
        Mention? total = null;
        string? totalLabel = null;
        List<Entry>? entries = null;
        var wholes = new List<(Mention Mention, string? Label)>();
        var lists = new List<List>();
        var beginning = new Beginning(sentence.Text);
        for (var i = 0; i < mentions.Count; i++)
        {
            var mention = mentions[i];
            // What brackets or a colon behind an entry explain (“工资45万元：每人4.5万元”) is no entry.
            if (mention.Nested || (entries is { Count: > 0 } && Explains(mention.Words)))
                continue;
            var label = AmountLabel.Of(mention.Clause, year, vocabulary);
            var among = Among(mention.Words);
            beginning.MoveTo(mention.At);
            var introduced = entries is null && !among && beginning.Introduces;
            if (among || introduced)
            {
                Close();
                (total, totalLabel) = among ? (total, totalLabel) : (null, beginning.Label(text => AmountLabel.Of(text, year, vocabulary).Text));
                entries = [];
            }
            else if (entries is not null && IsNewTotal(label))
            {
                Close();
                entries = null;
            }

            if (entries is null)
            {
                wholes.Add((mention, labels[i]));
                // What it rose or fell by is not the amount itself, unless nothing else comes before the list.
                if (!label.IsChange || total is null)
                    (total, totalLabel) = (mention, labels[i]);
                continue;
            }

            if (label is { IsChange: false, Text: { } name } && mention.Unit == (entries.FirstOrDefault()?.Mention.Unit ?? mention.Unit))
                entries.Add(new Entry(name, mention));
        }

        Close();
        return lists;

        void Close()
        {
            if (entries is { Count: >= 2 } && wholes.FindLast(w => IsWhole(w.Mention, entries)) is { Mention: not null } whole)
                (total, totalLabel) = whole;
            if (entries is { Count: >= 2 })
                lists.Add(new List(totalLabel, total is { } t && t.Unit == entries[0].Mention.Unit ? t : null, [.. entries]));
            entries = null;
        }
    }

    // “支出6.85万元，较上年减少1.15万元，其中…”: the entries' sum says of which of the two they are the parts.
    private static bool IsWhole(Mention mention, List<Entry> entries) =>
        mention.Unit == entries[0].Mention.Unit && Math.Abs(mention.Value - entries.Sum(e => e.Mention.Value)) <= 0.005m;

    private static bool Among(string words) => words.Contains("其中", StringComparison.Ordinal);

    private static bool Explains(string words) => words.TrimStart() is ['：' or ':', ..] && words.IndexOfAny(['；', ';', '\n']) < 0;

    // “调整后预算数为”, “决算数”: words of basis with no subject of their own open the next figure of the whole.
    private static bool IsNewTotal(AmountLabel label) => label.Text is null || (label.Basis is not null && PlainText.Squeeze(label.Subject).Length < 2);

    /// <summary>“…为：A 10万元；B 9万元”: the colon stands between the last full stop and the first amount, and no total comes before it.</summary>
    private sealed class Beginning(string sentence)
    {
        private int _at;
        private int _colon = -1;
        private int _mark = -1;
        private int _labelled = -1;
        private string? _label;

        /// <summary>Whether a colon, and nothing that ends a clause behind it, stands before the place.</summary>
        public bool Introduces => _colon > 0 && _colon > _mark;

        /// <summary>To a place further on in the sentence.</summary>
        public void MoveTo(int place)
        {
            for (; _at < place; _at++)
            {
                if (sentence[_at] is '：' or ':')
                    _colon = _at;
                else if (sentence[_at] is '，' or ',' or '。')
                    _mark = _at;
            }
        }

        /// <summary>What the words before the colon say, read once for each colon.</summary>
        public string? Label(Func<string, string?> read)
        {
            if (_labelled != _colon)
            {
                var start = sentence.LastIndexOfAny(['，', '。', '；', ';', '、', '\n'], Math.Max(0, _colon - 1), Math.Min(_colon, LongestLabel)) + 1;
                (_labelled, _label) = (_colon, start > 0 || _colon <= LongestLabel ? read(sentence[start.._colon]) : null);
            }

            return _label;
        }
    }
}
