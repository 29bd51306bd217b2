using System.Globalization;
using AngleSharp.Dom;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Html;

/// <summary>
/// The rules of a page's own <c>style</c> elements that hide, raise or add text. Selectors of a few names are understood (<c>.a</c>, <c>td.a</c>,
/// <c>#b .a</c>); what asks for a state, a neighbour or a medium other than the screen is passed over. Sheets that lie elsewhere are not there.
/// </summary>
internal sealed class StyleSheet
{
    private const int MostRules = 5_000;
    private const int MostSteps = 4;
    private const int LongestSelector = 200;

    private readonly Dictionary<string, List<Rule>> _rules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Rule>> _before = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Rule>> _behind = new(StringComparer.Ordinal);
    private readonly WorkLimit _work;
    private int _count;

    /// <summary>What one element must have: <c>td.a#b</c>; Direct where it must lie in the one before it without another between.</summary>
    private sealed record Step(string? Tag, string? Id, List<string> Classes, bool Direct);

    private sealed record Rule(List<Step> Steps, StyleText Style, int Weight, int Order);

    private StyleSheet(WorkLimit work) => _work = work;

    public static StyleSheet Of(IParentNode page, WorkLimit work)
    {
        var sheet = new StyleSheet(work);
        foreach (var style in page.QuerySelectorAll("style"))
        {
            if (style.GetAttribute("media") is null or "" or "all" or "screen")
            {
                sheet.Read(style.TextContent.AsSpan());
            }
        }

        return sheet;
    }

    /// <summary>
    /// What rules and the element's own attributes say of it: what is called important over the rest, then the own over the rules, the more exact and
    /// later rule over the other.
    /// </summary>
    public StyleText Look(IElement element)
    {
        var own = StyleText.Of(element.GetAttribute("style") ?? "");
        return _rules.Count == 0 ? Merged([own]) : Merged([own, .. Matching(_rules, element)]);
    }

    /// <summary>Text that rules put before the element and behind it; null where they put none.</summary>
    public (string? Before, string? Behind) Added(IElement element) => (Added(_before, element), Added(_behind, element));

    private string? Added(Dictionary<string, List<Rule>> rules, IElement element) =>
        rules.Count > 0 && Merged([.. Matching(rules, element)]) is { NoDisplay: false, Hides: false, Content: { Length: > 0 } content }
            ? content is [StyleText.Untold, .. { Length: > 0 } name] ? element.GetAttribute(name) : content
            : null;

    private static StyleText Merged(List<StyleText> styles)
    {
        StyleText? merged = null;
        foreach (var style in styles)
        {
            if (style.Urgent is { } urgent)
            {
                merged = merged is null ? urgent : merged.Over(urgent);
            }
        }

        foreach (var style in styles)
        {
            merged = merged is null ? style : merged.Over(style);
        }

        return merged ?? StyleText.Of("");
    }

    /// <summary>The styles of the rules that hold for an element, the strongest first.</summary>
    private IEnumerable<StyleText> Matching(Dictionary<string, List<Rule>> kind, IElement element)
    {
        List<Rule>? matching = null;
        foreach (var key in Keys(element))
        {
            if (kind.TryGetValue(key, out var rules))
            {
                foreach (var rule in rules)
                {
                    _work.Step();
                    if (Matches(element, rule.Steps))
                    {
                        (matching ??= []).Add(rule);
                    }
                }
            }
        }

        return matching?.OrderByDescending(rule => (rule.Weight, rule.Order)).Select(rule => rule.Style) ?? [];
    }

    private static IEnumerable<string> Keys(IElement element)
    {
        yield return element.LocalName;
        if (element.Id is { } id)
        {
            yield return "#" + id;
        }

        foreach (var name in Classes(element))
        {
            yield return "." + name;
        }
    }

    private static string[] Classes(IElement element) =>
        element.ClassName is { } names ? names.Split([' ', '\t', '\n', '\r', '\f'], StringSplitOptions.RemoveEmptyEntries) : [];

    private bool Matches(IElement element, List<Step> steps)
    {
        if (!Matches(element, steps[^1]))
        {
            return false;
        }

        // Greedy: every step at the nearest element that fits.
        var direct = steps[^1].Direct;
        var at = element.ParentElement;
        for (var i = steps.Count - 2; i >= 0; i--)
        {
            while (at is not null && !Matches(at, steps[i]))
            {
                _work.Step();
                at = direct ? null : at.ParentElement;
            }

            if (at is null)
            {
                return false;
            }

            (direct, at) = (steps[i].Direct, at.ParentElement);
        }

        return true;
    }

    private static bool Matches(IElement element, Step step) =>
        (step.Tag is null || element.LocalName == step.Tag)
        && (step.Id is null || element.Id == step.Id)
        && (step.Classes.Count == 0 || (Classes(element) is var classes && step.Classes.TrueForAll(name => Array.IndexOf(classes, name) >= 0)));

    private void Read(ReadOnlySpan<char> sheet)
    {
        while (sheet.IndexOf('{') is var open and >= 0)
        {
            _work.Step();
            var selectors = sheet[..open];
            if (selectors.LastIndexOf("*/") is var comment and >= 0)
            {
                selectors = selectors[(comment + 2)..];
            }

            selectors = selectors[(selectors.LastIndexOfAny(';', '}') + 1)..].Trim().Trim("<!->").Trim();
            var at = selectors.StartsWith("@");
            var end = at ? BlockEnd(sheet, open) : sheet[open..].IndexOf('}') is var close and >= 0 ? open + close : sheet.Length;
            var block = sheet[(open + 1)..end];
            if (!at)
            {
                Add(selectors, StyleText.Of(block.ToString()));
            }
            else if (selectors.StartsWith("@media")
                && (selectors.Contains("screen", StringComparison.Ordinal) || selectors.Contains("all", StringComparison.Ordinal))
                    && !selectors.Contains("width", StringComparison.Ordinal) && !selectors.Contains("not", StringComparison.Ordinal))
            {
                Read(block);
            }

            sheet = end < sheet.Length ? sheet[(end + 1)..] : [];
        }
    }

    private static int BlockEnd(ReadOnlySpan<char> sheet, int open)
    {
        var depth = 0;
        for (var i = open; i < sheet.Length; i++)
        {
            depth += sheet[i] == '{' ? 1 : sheet[i] == '}' ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        return sheet.Length;
    }

    private void Add(ReadOnlySpan<char> selectors, StyleText style)
    {
        if (style.IsPlain)
        {
            return;
        }

        foreach (var part in selectors.Split(','))
        {
            var (selector, rulesOf) = (selectors[part].Trim().ToString(), _rules);
            if (selector.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 && selector[colon - 1] != ' ')
            {
                rulesOf = selector[colon..].TrimStart(':').ToUpperInvariant() switch { "BEFORE" => _before, "AFTER" => _behind, _ => rulesOf };
                selector = rulesOf == _rules ? selector : selector[..colon];
            }

            if (_count < MostRules && Steps(selector) is { } steps)
            {
                var last = steps[^1];
                var key = last.Id is { } id ? "#" + id : last.Classes.Count > 0 ? "." + last.Classes[0] : last.Tag!;
                var weight = steps.Sum(step => (step.Id is null ? 0 : 10_000) + (100 * step.Classes.Count) + (step.Tag is null ? 0 : 1));
                if (!rulesOf.TryGetValue(key, out var rules))
                {
                    rulesOf[key] = rules = [];
                }

                rules.Add(new Rule(steps, style, weight, _count++));
            }
        }
    }

    /// <summary>Null where the selector is of a kind that is passed over.</summary>
    private static List<Step>? Steps(ReadOnlySpan<char> selector)
    {
        var steps = new List<Step>();
        var direct = false;
        if (selector.Length > LongestSelector)
        {
            return null;
        }

        foreach (var word in selector.ToString()
            .Replace(">", " > ", StringComparison.Ordinal)
            .Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word == ">")
            {
                direct = true;
            }
            else if (steps.Count == MostSteps || One(word, direct) is not { } step)
            {
                return null;
            }
            else
            {
                steps.Add(step);
                direct = false;
            }
        }

        return steps.Count == 0 ? null : steps;
    }

    private static Step? One(string word, bool direct)
    {
        var (tag, id, classes) = ((string?)null, (string?)null, new List<string>());
        for (var start = 0; start < word.Length;)
        {
            var end = word.AsSpan(start + 1).IndexOfAny('.', '#') is var next and >= 0 ? start + 1 + next : word.Length;
            var name = word[start] is '.' or '#' ? word[(start + 1)..end] : word[start..end];
            if (name.Length == 0 || !name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_'))
            {
                return null;
            }

            if (word[start] == '.')
            {
                classes.Add(name);
            }
            else if (word[start] == '#')
            {
                id = name;
            }
            else
            {
                tag = name.ToLower(CultureInfo.InvariantCulture);
            }

            start = end;
        }

        return new Step(tag, id, classes, direct);
    }
}
