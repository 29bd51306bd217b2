using System.Text;
using PerfEval.Ingest.Text;

namespace PerfEval.Ingest.Crawl.Judging;

/// <summary>The crawl's part of the vocabulary (data/crawl.yaml): words of titles, phrases of pages that are no reports.</summary>
public sealed class CrawlWords
{
    private static readonly (string Group, string Role)[] s_known =
    [
        ("report_title", "in"), ("report_title", "out"), ("challenge_page", "text"), ("challenge_page", "script"),
        ("error_page", "title"), ("error_page", "text"), ("login_page", "text"),
    ];

    private CrawlWords(Dictionary<string, Dictionary<string, List<string>>> words)
    {
        IReadOnlyList<string> Of(string group, string role) => words.GetValueOrDefault(group)?.GetValueOrDefault(role)?.ConvertAll(Squeeze) ?? [];
        TitleIn = Of("report_title", "in");
        TitleOut = Of("report_title", "out");
        ChallengeText = Of("challenge_page", "text");
        ChallengeScript = Of("challenge_page", "script");
        ErrorTitle = Of("error_page", "title");
        ErrorText = Of("error_page", "text");
        LoginText = Of("login_page", "text");
    }

    public IReadOnlyList<string> TitleIn { get; }

    public IReadOnlyList<string> TitleOut { get; }

    public IReadOnlyList<string> ChallengeText { get; }

    public IReadOnlyList<string> ChallengeScript { get; }

    public IReadOnlyList<string> ErrorTitle { get; }

    public IReadOnlyList<string> ErrorText { get; }

    public IReadOnlyList<string> LoginText { get; }

    /// <exception cref="InvalidDataException">The file is missing or not as it should be; names file and place.</exception>
    public static CrawlWords Load(string file)
    {
        if (!File.Exists(file))
        {
            throw new InvalidDataException($"缺少采集词表 {file}。 The crawl's vocabulary {file} is missing.");
        }

        try
        {
            var words = WordGroups.Read(File.ReadAllText(file, Encoding.UTF8));
            var unknown = words.SelectMany(group => group.Value.Keys.Select(role => (Group: group.Key, Role: role))).Except(s_known).ToList();
            if (unknown.Count > 0)
            {
                throw new InvalidDataException($"{file}: 未知的词组 {string.Join(", ", unknown.Select(u => $"{u.Group}.{u.Role}"))}。 Unknown groups; known are {string.Join(", ", s_known.Select(k => $"{k.Group}.{k.Role}"))}.");
            }

            return new CrawlWords(words);
        }
        catch (StrictYamlException e)
        {
            throw new InvalidDataException($"{file} ({e.Line},{e.Column}): 词表须为 组: 角色: [词…]。 Expected group: role: [words]. {e.Message}", e);
        }
    }

    /// <summary>Compatibility forms folded, blanks gone, lower case: how titles and phrases are compared.</summary>
    public static string Squeeze(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var squeezed = new StringBuilder(text.Length);
        foreach (var c in CompatibilityForm.Of(text))
        {
            if (!char.IsWhiteSpace(c))
            {
                squeezed.Append(char.ToLowerInvariant(c));
            }
        }

        return squeezed.ToString();
    }
}
