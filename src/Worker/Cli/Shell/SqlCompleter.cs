using System.Text.RegularExpressions;
using PerfEval.Worker.Queries;

namespace PerfEval.Worker.Cli.Shell;

/// <summary>
/// Completes views where a view must stand, columns of an alias behind its dot, and elsewhere the columns of the views that the statement
/// names, views, keywords and functions, in this order.
/// </summary>
public sealed partial class SqlCompleter(SqlNames names, IReadOnlyList<string> dotCommands) : ICompleter
{
    public Completion Complete(string text, int cursor)
    {
        var before = text[..cursor];
        if (before.StartsWith('.') && !before.Contains(' '))
            return new Completion(0, [.. dotCommands.Where(c => c.StartsWith(before, StringComparison.OrdinalIgnoreCase))]);
        var word = LastWord().Match(before);
        var typed = word.Groups["word"].Value;
        var candidates = Candidates(before[..word.Index], word.Groups["owner"].Value, typed, before[..word.Index] + text[cursor..])
            .Where(c => c.StartsWith(typed.TrimStart('"'), StringComparison.OrdinalIgnoreCase) && !c.Equals(typed + "(", StringComparison.Ordinal))
            .Distinct(StringComparer.OrdinalIgnoreCase);
        return new Completion(word.Groups["word"].Index, [.. candidates.Select(c => Quoted(c, typed))]);
    }

    /// <param name="text">The statement without the word being typed, whose quote may still be open.</param>
    private IEnumerable<string> Candidates(string before, string owner, string typed, string text)
    {
        if (owner.Length > 0)
            return names.Columns[ViewOf(owner, text)].Select(Marked);
        if (ViewExpected().IsMatch(before))
            return names.Views.Select(Marked);
        var named = SqlText.Names(text).Distinct(StringComparer.OrdinalIgnoreCase).SelectMany(n => names.Columns[n]).Distinct().Select(Marked);
        if (typed.StartsWith('"'))
            return named.Concat(names.Views.Select(Marked));
        // Without a letter to go by, keywords and functions are hundreds.
        return typed.Length == 0
            ? named
            : [
                .. named,
                .. names.Views.Select(Marked),
                .. names.Keywords.Select(k => char.IsUpper(typed[0]) ? k.ToUpperInvariant() : k),
                .. names.Functions.Select(f => f + "(")
            ];
    }

    /// <summary>The view behind an alias; a name without one stands for itself.</summary>
    private static string ViewOf(string owner, string text)
    {
        var alias = Aliases().Matches(text).FirstOrDefault(m => m.Groups["alias"].Value.Equals(owner, StringComparison.OrdinalIgnoreCase));
        return (alias?.Groups["view"].Value ?? owner).Trim('"');
    }

    // A name is marked by a tab at its end, so that "row" the column is quoted and row the keyword is not.
    private static string Marked(string name) => name + "\t";

    private string Quoted(string candidate, string typed)
    {
        if (!candidate.EndsWith('\t'))
            return candidate;
        var name = candidate[..^1];
        return typed.StartsWith('"') || !PlainName().IsMatch(name) || names.Reserved.Contains(name)
            ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : name;
    }

    [GeneratedRegex("""(?:(?<owner>"?[\p{L}_][\p{L}\p{N}_]*"?)\.)?(?<word>"?[\p{L}\p{N}_]*)\z""", RegexOptions.ExplicitCapture)]
    private static partial Regex LastWord();

    [GeneratedRegex(@"(\b(from|join|describe|desc|summarize|table|pivot|unpivot)|^\.schema)\s+\z", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex ViewExpected();

    [GeneratedRegex(
        """(\b(from|join)|,)\s+(?<view>"?[\p{L}\p{N}_]+"?)\s+(as\s+)?(?<alias>[\p{L}_][\p{L}\p{N}_]*)""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Aliases();

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{N}_]*\z")]
    private static partial Regex PlainName();
}
