using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Narrative;

/// <summary>
/// Itemised lists: “N万元，其中A 10万元、B 9万元…” and “资金使用情况为：A 10万元；B 9万元”. A list needs two entries; it ends at a new
/// stated total or at the sentence's end.
/// </summary>
internal sealed class ItemisedLists(FormVocabulary vocabulary, int? year)
{
    public sealed record Entry(string Label, Mention Mention);

    public sealed record List(string? Label, Mention? Total, IReadOnlyList<Entry> Entries);

    /// <param name="sentence">The sentence; a following one that begins with 其中 has been joined to it.</param>
    /// <param name="labels">Label of each mention with the subject of its sentence put before it.</param>
    public IEnumerable<List> In(Sentence sentence, IReadOnlyList<Mention> mentions, IReadOnlyList<string?> labels)
    {
        Mention? total = null;
        string? totalLabel = null;
        List<Entry>? entries = null;
        var lists = new List<List>();
        for (var i = 0; i < mentions.Count; i++)
        {
            var mention = mentions[i];
            // What brackets or a colon behind an entry explain (“工资45万元：每人4.5万元”) is no entry.
            if (mention.Nested || (entries is { Count: > 0 } && Explains(mention.Words)))
                continue;
            var label = AmountLabel.Of(mention.Clause, year, vocabulary);
            var among = Among(mention.Words);
            var introduced = entries is null && !among && Introduced(sentence.Text, mention);
            if (among || introduced)
            {
                Close();
                (total, totalLabel) = among ? (total, totalLabel) : (null, Introduction(sentence.Text, mention));
                entries = [];
            }
            else if (entries is not null && IsNewTotal(label))
            {
                Close();
                entries = null;
            }

            if (entries is null)
            {
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
            if (entries is { Count: >= 2 })
                lists.Add(new List(totalLabel, total is { } t && t.Unit == entries[0].Mention.Unit ? t : null, [.. entries]));
            entries = null;
        }
    }

    private static bool Among(string words) => words.Contains("其中", StringComparison.Ordinal);

    private static bool Explains(string words) => words.TrimStart() is ['：' or ':', ..] && words.IndexOfAny(['；', ';', '\n']) < 0;

    // “…为：A 10万元；B 9万元”: the colon stands between the last full stop and the first amount, and no total comes before it.
    private static bool Introduced(string sentence, Mention first)
    {
        var colon = sentence.LastIndexOfAny(['：', ':'], Math.Max(0, first.At - 1));
        return colon > 0 && sentence.AsSpan(colon, first.At - colon).IndexOfAny('，', ',', '。') < 0;
    }

    private string? Introduction(string sentence, Mention first)
    {
        var colon = sentence.LastIndexOfAny(['：', ':'], Math.Max(0, first.At - 1));
        var start = sentence.LastIndexOfAny(['，', '。', '；', ';', '、', '\n'], Math.Max(0, colon - 1)) + 1;
        return AmountLabel.Of(sentence[start..colon], year, vocabulary).Text;
    }

    // “调整后预算数为”, “决算数”: words of basis with no subject of their own open the next figure of the whole.
    private static bool IsNewTotal(AmountLabel label) => label.Text is null || (label.Basis is not null && PlainText.Squeeze(label.Subject).Length < 2);
}
