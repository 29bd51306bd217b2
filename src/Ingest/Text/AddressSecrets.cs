using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace PerfEval.Ingest.Text;

/// <summary>
/// Passwords and tokens in addresses. Whoever asks has them from the source's settings or the portal's page; what is written down or told has none.
/// </summary>
public static partial class AddressSecrets
{
    private const int HashDigits = 8;

    /// <summary>
    /// The text with the user and password of every address as ***, and every value of a parameter that is called a token, key, signature, password or
    /// the like as ~ and a few digits of its hash: addresses that differ in nothing else stay two. Cutting twice is cutting once.
    /// </summary>
    public static string Cut(string text)
    {
        if (!text.Contains("://", StringComparison.Ordinal) && !text.Contains('=', StringComparison.Ordinal)
            && !text.Contains("earer", StringComparison.Ordinal))
            return text;
        var cut = User().Replace(text, "***@");
        cut = Parameter().Replace(cut, match => "~" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(match.Value)))[..HashDigits]);
        return Bearer().Replace(cut, "***");
    }

    /// <summary>How an address is written down.</summary>
    public static string Cut(Uri address) => Cut(address.AbsoluteUri);

    [GeneratedRegex(@"(?<=\b[a-z][a-z0-9+.-]*://)(?!\*\*\*@)[^/\s?#@""'<>]+@", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex User();

    [GeneratedRegex(
        @"(?<=(?:^|[?&;#\s])(?:(?!publickeytoken)[\w.%-]*(?:token|secret|passw(?:or)?d|signature|credential|api[-_]?key|access[-_]?key|session[-_]?id)[\w.-]*|key|sig|sign|pwd|auth|ticket|sid)=)(?!~[0-9a-f]{8}(?![^&;#\s]))[^&;#\s""'<>]+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"(?<=\bBearer )[A-Za-z0-9._~+/=-]{8,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Bearer();
}
