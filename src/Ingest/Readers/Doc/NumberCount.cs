using System.Text;
using System.Text.RegularExpressions;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers.Docx;

namespace PerfEval.Ingest.Readers.Doc;

/// <summary>Counts the numbers of the raw text against those that came out, so that what is lost on the way is told.</summary>
internal sealed partial class NumberCount
{
    private const int MostNamed = 10;

    private readonly Dictionary<string, int> _missing = new(StringComparer.Ordinal);

    private readonly StringBuilder _raw = new();

    /// <param name="text">Of a paragraph.</param>
    /// <param name="runsOn">Into the next paragraph.</param>
    public void AddRaw(string text, bool runsOn)
    {
        _raw.Append(text);
        if (runsOn)
            return;
        Count(_raw.ToString(), 1);
        _raw.Clear();
    }

    /// <summary>Numbers of the raw text that are in no block, those first met first; null where there are none.</summary>
    public DocumentWarning? Missing(IReadOnlyList<Block> blocks)
    {
        AddRaw("", runsOn: false);
        foreach (var text in blocks.SelectMany(BelievableText.Texts))
            Count(text, -1);
        var missing = _missing.Where(number => number.Value > 0).Select(number => number.Key).ToList();
        if (missing.Count == 0)
            return null;
        var named = string.Join('、', missing.Take(MostNamed));
        return new DocumentWarning(
            WarningKind.NumbersLost, "document",
            $"原文中有 {missing.Count} 个数未进入任何段落或单元格：{named}{(missing.Count > MostNamed ? "……" : "")} ({missing.Count} numbers of the text are in no paragraph or "
            + $"cell).");
    }

    private void Count(string text, int by)
    {
        foreach (var match in Number().EnumerateMatches(text))
        {
            var number = text.Substring(match.Index, match.Length);
            _missing[number] = _missing.GetValueOrDefault(number) + by;
        }
    }

    [GeneratedRegex("[0-9][0-9.,]*")]
    private static partial Regex Number();
}
