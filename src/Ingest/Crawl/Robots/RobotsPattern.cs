using System.Text;

namespace PerfEval.Ingest.Crawl.Robots;

/// <summary>
/// A path pattern of robots.txt (RFC 9309, 2.2.2): a prefix in which * stands for anything and a final $ for the end. Compared by
/// octets with percent-encoding normalised, so that %7E matches ~ and 财 matches %E8%B4%A2.
/// </summary>
public sealed class RobotsPattern
{
    private readonly string[] _parts;
    private readonly bool _anchored;

    public RobotsPattern(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        _anchored = pattern.EndsWith('$');
        var normal = Normal(_anchored ? pattern[..^1] : pattern);
        _parts = normal.Split('*');
        Length = normal.Length;
    }

    /// <summary>Octets of the normalised pattern; the longest pattern that matches decides.</summary>
    public int Length { get; }

    /// <param name="path">Path and query as they are requested.</param>
    public bool Matches(string path) => MatchesNormal(Normal(path));

    // Every part is taken at its first place: with prefixes and stars only, a later place never helps, so the cost stays linear.
    internal bool MatchesNormal(string path)
    {
        if (!path.StartsWith(_parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        var at = _parts[0].Length;
        for (var i = 1; i < _parts.Length; i++)
        {
            if (_anchored && i == _parts.Length - 1)
            {
                return path.Length - at >= _parts[i].Length && path.EndsWith(_parts[i], StringComparison.Ordinal);
            }

            var found = path.IndexOf(_parts[i], at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + _parts[i].Length;
        }

        return !_anchored || at == path.Length;
    }

    /// <summary>Unreserved characters plain, all others that are encoded in upper-case hex, non-ASCII as UTF-8.</summary>
    internal static string Normal(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var normal = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                var octet = Convert.ToByte(text.Substring(i + 1, 2), 16);
                Append(normal, octet, IsUnreserved((char)octet));
                i += 2;
            }
            else if (text[i] > 0x7e)
            {
                var length = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? 2 : 1;
                foreach (var octet in Encoding.UTF8.GetBytes(text.Substring(i, length)))
                {
                    Append(normal, octet, plain: false);
                }

                i += length - 1;
            }
            else
            {
                normal.Append(text[i]);
            }
        }

        return normal.ToString();
    }

    private static void Append(StringBuilder normal, byte octet, bool plain)
    {
        if (plain)
        {
            normal.Append((char)octet);
        }
        else
        {
            normal.Append('%').Append(octet.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static bool IsUnreserved(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~';
}
