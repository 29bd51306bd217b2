using System.Text.RegularExpressions;
using PerfEval.Ingest.Text;
using PerfEval.Normalize.Privacy;

namespace PerfEval.Worker.State;

/// <summary>What a run or a server tells: it quotes addresses and files, and stays for others to read.</summary>
public static partial class ToldText
{
    /// <summary>Without secrets of addresses and without names and numbers of persons, also where an address spells them in escapes.</summary>
    public static string Of(string text)
    {
        var cut = AddressSecrets.Cut(text);
        if (cut.Contains('/', StringComparison.Ordinal))
            cut = Place().Replace(cut, match => MaskedText.OfPlace(match.Value).Value);
        return MaskedText.Of(cut).Value;
    }

    [GeneratedRegex(@"(?:[a-z][a-z0-9+.-]*://|(?<![\w./:])/)[^\s""'“”，。；、<>]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
