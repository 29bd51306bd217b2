using System.Text.RegularExpressions;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Narrative;

/// <summary>
/// Itemised lists: “N万元，其中A 10万元、B 9万元…” and “资金使用情况为：A 10万元；B 9万元”. A list needs two entries; it ends at a new
/// stated total or at the sentence's end, and an entry may have a list of its own.
/// </summary>
internal sealed partial class ItemisedLists(FormVocabulary vocabulary, int? year)
{
    private const int LongestLabel = 500;
    private const int MostCandidates = 20;
    private const int MostDivided = 200;
    private const decimal Tolerance = 0.005m;

    public sealed record Entry(string Label, Mention Mention);

    /// <param name="Total">Null where no total is stated, or where the entries need not sum to it.</param>
    public sealed record List(string? Label, Mention? Total, IReadOnlyList<Entry> Entries);

    /// <param name="sentence">The sentence; a following one that begins with 其中 has been joined to it.</param>
    /// <param name="told">Its amounts, each with the label that has the subject of its sentence before it.</param>
    public IReadOnlyList<List> In(Sentence sentence, IReadOnlyList<Told> told)
    {
        var reading = new Reading(sentence.Text);
        for (var i = 0; i < told.Count; i++)
        {
            var label = AmountLabel.Of(told[i].Mention, year, vocabulary);
            var next = i + 1 < told.Count ? told[i + 1].Mention.At : sentence.Text.Length;
            reading.Take(told[i], label, sentence.Text[told[i].Mention.End..next], text => AmountLabel.Of(Bare(text), year, vocabulary).Text);
        }

        return reading.End();
    }

    private static Mention Bare(string words) => new(words, words, words, 0, "元", default, false) { At = 0, End = 0 };

    // “调整后预算数为”, “决算数”: words of basis with no subject of their own open the next figure of the whole.
    private static bool IsNewTotal(AmountLabel label) => label.Text is null || (label.Basis is not null && PlainText.Squeeze(label.Subject).Length < 2);

    private sealed class Reading(string text)
    {
        private readonly List<List> _lists = [];
        private readonly List<Told> _wholes = [];
        private readonly Stack<Open> _outer = new();
        private readonly Beginning _beginning = new(text);
        private Open? _open;
        private Told? _total;
        private Told? _previous;

        public void Take(Told told, AmountLabel label, string behind, Func<string, string?> read)
        {
            var mention = told.Mention;
            // What brackets or a colon behind an entry explain (“工资45万元：每人4.5万元”) is no entry.
            if (mention.Nested || (_open is { Entries.Count: > 0 } && Explains(mention.Words)))
                return;
            var among = mention.Words.Contains("其中", StringComparison.Ordinal);
            _beginning.MoveTo(mention.At);
            if (among && _open is not null && _previous is not null && _open.TakeBackWhole())
            {
                // “…其中A 6万元、B 4万元；项目支出50万元，其中…”: the last entry was the next whole.
                CloseAll();
                _wholes.Add(_previous);
                _total = _previous;
                _open = new Open(_previous.Mention, _previous.Label, Candidates());
            }
            else if (_open is { Entries: [.., var last] } upper && (among || HasParts(mention.Words)))
            {
                // An entry's own parts: of the entry or of the whole, which their sum decides.
                _outer.Push(upper);
                _open = new Open(null, null, [.. Candidates(), (last.Mention, last.Label)]) { Undecided = true };
            }
            else if (among || (_open is null && _beginning.Introduces))
            {
                CloseAll();
                var (total, name) = among ? (Total(), _total?.Label) : (null, _beginning.Label(read));
                _open = new Open(total, name, Candidates()) { Undecided = among && total is null };
            }
            else if (_open is not null && IsNewTotal(label))
            {
                CloseAll();
            }

            if (_open is null)
            {
                if (mention.Doubtful)
                    return;
                _wholes.Add(told);
                // What it rose or fell by is not the amount itself, unless nothing else comes before the list.
                if (!label.IsChange || _total is null)
                    _total = told;
                return;
            }

            if (_outer.Count > 0 && _open.EndsBefore(mention.Words))
            {
                Close();
                _open = _outer.Pop();
            }

            // A share of the county's amount is no part of a list that makes it up.
            _open.Partial |= (_total is { Elsewhere: true } && !told.Elsewhere) || mention.Doubtful || Main().IsMatch(mention.Words)
                || Deduction().IsMatch(mention.Clause) || Rest().IsMatch(behind);
            _previous = told;
            if (!mention.Doubtful && label is { IsChange: false, Text: { } entry }
                && mention.Unit == (_open.Entries.FirstOrDefault()?.Mention.Unit ?? mention.Unit))
                _open.Add(new Entry(entry, mention));
        }

        public List<List> End()
        {
            CloseAll();
            return _lists;
        }

        // That of another year or unit stands only where no other does.
        private Mention? Total() =>
            _total is { Elsewhere: true } or { Offset: -1 } && _wholes.Exists(w => w is { Elsewhere: false, Offset: not -1 }) ? null : _total?.Mention;

        private IReadOnlyList<(Mention Mention, string? Label)> Candidates() => [.. _wholes.TakeLast(MostCandidates).Select(w => (w.Mention, w.Label))];

        private void CloseAll()
        {
            while (_open is not null)
            {
                Close();
                _open = _outer.TryPop(out var upper) ? upper : null;
            }
        }

        private void Close()
        {
            if (_open?.Closed() is { } list)
                _lists.Add(list);
        }
    }

    /// <summary>A list being read.</summary>
    private sealed class Open(Mention? total, string? label, IReadOnlyList<(Mention Mention, string? Label)> candidates)
    {
        private bool _paused;

        public List<Entry> Entries { get; } = [];

        /// <summary>Which amount it breaks down only its sum can tell.</summary>
        public bool Undecided { get; init; }

        /// <summary>The main entries only, with a rest that has no amount, or with a deduction: its sum need not be the total.</summary>
        public bool Partial { get; set; }

        public void Add(Entry entry)
        {
            _paused |= Entries.Count > 0 && entry.Mention.Words.AsSpan().TrimStart() is ['、', ..];
            Entries.Add(entry);
        }

        /// <summary>A list with pause marks between its entries ends at the next comma or semicolon.</summary>
        public bool EndsBefore(string words) => _paused && words.AsSpan().TrimStart() is ['，' or ',' or '；' or ';', ..];

        /// <summary>
        /// Takes the last entry out where it opens something else: the others are complete without it, or it alone stands behind a semicolon.
        /// </summary>
        public bool TakeBackWhole()
        {
            if (Entries.Count < 2)
                return false;
            var sum = Entries.SkipLast(1).Sum(e => e.Mention.Value);
            var complete = Entries.Count > 2 && candidates.Any(c => IsSum(c.Mention, sum));
            if (!complete && (!Opens(Entries[^1]) || Entries.Skip(1).SkipLast(1).Any(Opens) || Entries.Count == 2))
                return false;
            Entries.RemoveAt(Entries.Count - 1);
            return true;
        }

        public List? Closed()
        {
            if (Entries.Count < 2)
                return null;
            // “支出6.85万元，较上年减少1.15万元，其中…”: the entries' sum says of which of the two they are the parts.
            var sum = Entries.Sum(e => e.Mention.Value);
            foreach (var (mention, name) in candidates.Reverse())
            {
                if (IsSum(mention, sum))
                    return new List(name, mention, [.. Entries]);
            }

            var stated = Undecided || Partial || total is null || total.Unit != Entries[0].Mention.Unit || HoldsWhole() ? null : total;
            return new List(Undecided ? null : label, stated, [.. Entries]);
        }

        private static bool Opens(Entry entry) => entry.Mention.Words.AsSpan().TrimStart() is ['；' or ';' or '。', ..];

        // Neighbouring entries that are the total alone (by source, then by nature): the list divides it more than once.
        private bool HoldsWhole()
        {
            for (var first = 0; first < Math.Min(Entries.Count, MostDivided); first++)
            {
                var sum = 0m;
                for (var last = first; last < Math.Min(Entries.Count, first + MostDivided); last++)
                {
                    sum += Entries[last].Mention.Value;
                    if (total is not null && IsSum(total, sum))
                        return true;
                    if (total is not null && sum > total.Value)
                        break;
                }
            }

            return false;
        }

        private bool IsSum(Mention mention, decimal sum) => mention.Unit == Entries[0].Mention.Unit && Math.Abs(mention.Value - sum) <= Tolerance;
    }

    // “主要包括：工资、津贴；公用经费…”: what it includes has no amounts, and the next entry follows.
    private static bool HasParts(string words) => Includes().IsMatch(words) && words.IndexOfAny(['；', ';', '。', '\n']) < 0;

    private static bool Explains(string words) => words.TrimStart() is ['：' or ':', ..] && words.IndexOfAny(['；', ';', '\n']) < 0;

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

    [GeneratedRegex(@"^[，,：:、；;（(\s]{0,3}(?:主要)?(?:包括|包含|含)", RegexOptions.CultureInvariant)]
    private static partial Regex Includes();

    // Right behind 其中: “人员经费807万元，主要包括：工资、津贴” tells what one amount is made of, and leaves out none.
    [GeneratedRegex(@"其中[，,：:、\s]{0,3}(?:主要|重点|大额|较大的?|部分(?!门))", RegexOptions.CultureInvariant)]
    private static partial Regex Main();

    [GeneratedRegex("核减|扣减|扣除|减去|抵减|冲减|剔除|核增", RegexOptions.CultureInvariant)]
    private static partial Regex Deduction();

    [GeneratedRegex(@"其余|剩余|余下|余款|尾款|^\s?等", RegexOptions.CultureInvariant)]
    private static partial Regex Rest();
}
