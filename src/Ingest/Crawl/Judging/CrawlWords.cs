using System.Text;
using PerfEval.Ingest.Text;

namespace PerfEval.Ingest.Crawl.Judging;

/// <summary>The crawl's part of the vocabulary (data/crawl.yaml): words of titles, phrases of pages that are no reports.</summary>
public sealed class CrawlWords
{
    // In the order of the properties below.
    private static readonly (string Group, string Role)[] s_known =
    [
        ("report_title", "in"), ("report_title", "out"), ("challenge_page", "text"), ("challenge_page", "script"),
        ("error_page", "title"), ("error_page", "text"), ("login_page", "text"),
    ];

    private CrawlWords(IReadOnlyList<IReadOnlyList<string>> all) => All = all;

    public IReadOnlyList<string> TitleIn => All[0];

    public IReadOnlyList<string> TitleOut => All[1];

    public IReadOnlyList<string> ChallengeText => All[2];

    public IReadOnlyList<string> ChallengeScript => All[3];

    public IReadOnlyList<string> ErrorTitle => All[4];

    public IReadOnlyList<string> ErrorText => All[5];

    public IReadOnlyList<string> LoginText => All[6];

    /// <summary>All lists, in an order of their own.</summary>
    internal IReadOnlyList<IReadOnlyList<string>> All { get; }

    /// <summary>The lists of <see cref="All"/>, taken one after the other.</summary>
    internal static CrawlWords Of(Func<IReadOnlyList<string>> next) => new([.. s_known.Select(_ => next())]);

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
                throw new InvalidDataException(
                    $"{file}: 未知的词组 {string.Join(", ", unknown.Select(u => $"{u.Group}.{u.Role}"))}。 Unknown groups; known are "
                    + $"{string.Join(", ", s_known.Select(k => $"{k.Group}.{k.Role}"))}.");
            }

            return new CrawlWords([.. s_known.Select(known => words.GetValueOrDefault(known.Group)?.GetValueOrDefault(known.Role)?.ConvertAll(Squeeze) ?? [])]);
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
