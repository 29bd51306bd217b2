using System.Buffers;
using System.Globalization;
using System.Text;

namespace PerfEval.Ingest.Crawl.Robots;

/// <summary>
/// What one robots.txt says to PerfEval (RFC 9309): the rules of all groups that name our product token, else of those for *.
/// Crawl-delay is no part of the RFC and honoured all the same.
/// </summary>
public sealed class RobotsFile
{
    public const string ProductToken = "PerfEval";

    /// <summary>RFC 9309, 2.5: parsers take at least this much; what follows is not read.</summary>
    public const int MaxBytes = 500 * 1024;

    private static readonly SearchValues<char> s_tokenCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-");

    private readonly IReadOnlyList<(RobotsPattern Pattern, bool Allow)> _rules;
    private readonly bool _allAllowed;

    private RobotsFile(IReadOnlyList<(RobotsPattern Pattern, bool Allow)> rules, TimeSpan? crawlDelay, bool allAllowed = true)
    {
        _rules = rules;
        _allAllowed = allAllowed;
        CrawlDelay = crawlDelay;
    }

    /// <summary>No file there (4xx): everything is allowed.</summary>
    public static RobotsFile AllowAll { get; } = new([], null);

    /// <summary>The server cannot say (5xx, no answer): nothing is allowed (RFC 9309, 2.3.1.4).</summary>
    public static RobotsFile DisallowAll { get; } = new([], null, allAllowed: false);

    public TimeSpan? CrawlDelay { get; }

    public static RobotsFile Parse(ReadOnlySpan<byte> content)
    {
        var text = Encoding.UTF8.GetString(content[..Math.Min(content.Length, MaxBytes)]).TrimStart('\uFEFF');
        var own = new Group();
        var others = new Group();
        var named = new List<Group>();
        var inRules = false;
        foreach (var (key, value) in Lines(text))
        {
            if (key == "user-agent")
            {
                if (inRules)
                {
                    named.Clear();
                    inRules = false;
                }

                if (GroupOf(value, own, others) is { } group && !named.Contains(group))
                {
                    group.Named = true;
                    named.Add(group);
                }

                continue;
            }

            // Only these lines end a list of user agents; a sitemap between two of them does not.
            inRules |= key is "allow" or "disallow" or "crawl-delay";
            foreach (var group in named)
            {
                group.Add(key, value);
            }
        }

        var chosen = own.Named ? own : others;
        return new RobotsFile(chosen.Rules, chosen.CrawlDelay);
    }

    /// <summary>The most specific rule that matches decides; of two equally long ones, the one that allows (RFC 9309, 2.2.2).</summary>
    /// <param name="pathAndQuery">As requested, beginning with a slash.</param>
    public bool Allows(string pathAndQuery)
    {
        if (!_allAllowed)
        {
            return false;
        }

        var path = RobotsPattern.Normal(pathAndQuery);
        if (path == "/robots.txt")
        {
            return true;
        }

        var longest = -1;
        var allowed = true;
        foreach (var (pattern, allow) in _rules)
        {
            if ((pattern.Length > longest || (pattern.Length == longest && allow)) && pattern.MatchesNormal(path))
            {
                longest = pattern.Length;
                allowed = allow;
            }
        }

        return allowed;
    }

    private static IEnumerable<(string Key, string Value)> Lines(string text)
    {
        foreach (var line in text.Split('\n', '\r'))
        {
            var content = line.Split('#', 2)[0];
            var colon = content.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                yield return (content[..colon].Trim().ToLowerInvariant(), content[(colon + 1)..].Trim());
            }
        }
    }

    private static Group? GroupOf(string agent, Group own, Group others)
    {
        var length = agent.AsSpan().IndexOfAnyExcept(s_tokenCharacters);
        var token = length < 0 ? agent : agent[..length];
        return agent == "*" || agent.StartsWith("* ", StringComparison.Ordinal) ? others
            : token.Equals(ProductToken, StringComparison.OrdinalIgnoreCase) ? own
            : null;
    }

    private sealed class Group
    {
        public bool Named { get; set; }

        public List<(RobotsPattern Pattern, bool Allow)> Rules { get; } = [];

        public TimeSpan? CrawlDelay { get; private set; }

        public void Add(string key, string value)
        {
            // An empty pattern matches nothing: "Disallow:" allows everything.
            if (key is "allow" or "disallow" && value.Length > 0)
            {
                Rules.Add((new RobotsPattern(value), key == "allow"));
            }
            else if (key == "crawl-delay" && double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
            {
                CrawlDelay = TimeSpan.FromSeconds(Math.Min(seconds, 3600));
            }
        }
    }
}
