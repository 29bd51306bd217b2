using System.Text.RegularExpressions;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Recognition;

/// <summary>The same project over years: its name without years, brackets, punctuation and the word 项目 or 经费 at the end.</summary>
public static partial class ProjectKey
{
    public static string Of(string name)
    {
        var key = Year().Replace(PlainText.Squeeze(name), "");
        key = Decoration().Replace(key, "");
        var bare = Ending().Replace(key, "");
        return bare.Length >= 2 ? bare : key;
    }

    [GeneratedRegex(@"(?:19|20)\d{2}年?度?", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    [GeneratedRegex(@"[()\[\]、,，。.\-—_:：;；""“”《》]", RegexOptions.CultureInvariant)]
    private static partial Regex Decoration();

    [GeneratedRegex("(?:专项)?(?:工作)?(?:经费|资金|项目|费)$", RegexOptions.CultureInvariant)]
    private static partial Regex Ending();
}
