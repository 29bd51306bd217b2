using System.Globalization;
using System.Text.RegularExpressions;
using PerfEval.Ingest.Crawl.Judging;

namespace PerfEval.Ingest.Crawl.Kinds;

/// <summary>
/// The inline script createPageHTML, in both spellings that portals use: (total, current, "index", "html"), whose second page is
/// index_1.html; and ("id of a div", total, current, "list", "shtml", …), whose second page is list_2.shtml.
/// </summary>
internal static partial class CreatePageCall
{
    private const int MaxPages = 10_000;
    private const int LongestCall = 500;

    /// <summary>All pages after the first, and how many there are; null where the page has no such call.</summary>
    public static (IReadOnlyList<Uri> Pages, int Total)? In(WebPage page)
    {
        page.Work.Look();
        var text = page.Text.AsSpan();
        var call = Call().EnumerateMatches(text);
        if (!call.MoveNext())
        {
            return null;
        }

        var inside = text[(call.Current.Index + call.Current.Length)..];
        if (inside[..Math.Min(inside.Length, LongestCall)].IndexOf(')') is not (>= 0 and var end))
        {
            return null;
        }

        var arguments = inside[..end].ToString().Split(',').Select(argument => argument.Trim()).ToList();
        var countsFromOne = arguments.Count > 0 && IsText(arguments[0]);
        if (countsFromOne)
        {
            arguments.RemoveAt(0);
        }

        if (arguments.Count < 4 || Value(page, arguments[0]) is not { } total || total is < 0 or > MaxPages)
        {
            return null;
        }

        var name = arguments[2].Trim('"', '\'');
        var extension = arguments[3].Trim('"', '\'').TrimStart('.');
        var addresses = Enumerable.Range(countsFromOne ? 2 : 1, Math.Max(0, total - 1))
            .Select(number => page.Resolve(string.Create(CultureInfo.InvariantCulture, $"{name}_{number}.{extension}"))).OfType<Uri>();
        return ([.. addresses], total);
    }

    private static bool IsText(string argument) => argument.StartsWith('"') || argument.StartsWith('\'');

    // The total may be a variable: var countPage = 12
    private static int? Value(WebPage page, string argument)
    {
        if (!int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            var stated = Assignment().Matches(page.Text).FirstOrDefault(match => match.Groups["name"].Value == argument);
            return stated is not null && int.TryParse(stated.Groups["value"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                ? value
                : null;
        }

        return number;
    }

    [GeneratedRegex(@"(?<!function\s+)createPageHTML\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex Call();

    [GeneratedRegex(@"\bvar\s+(?<name>\w+)\s*=\s*(?<value>[0-9]{1,6})\b")]
    private static partial Regex Assignment();
}
