using System.Globalization;
using System.Text.RegularExpressions;

namespace PerfEval.Mutants;

/// <summary>
/// Every place of a rule's SQL file that can be mutated: the query without its strings and comments, and the defaults of the parameters in its header.
/// </summary>
public static partial class SqlSites
{
    public static IEnumerable<Mutant> Of(string file, string text)
    {
        // The query is blanked out, character by character, where it is no code.
        var code = NoCode().Replace(text, match => new string(' ', match.Length));
        return Conditions(file, code).Concat(Numbers(file, code, Number())).Concat(Numbers(file, text, Default()))
            .Select(mutant => mutant with { Line = 1 + text.AsSpan(0, mutant.Start).Count('\n') })
            .OrderBy(mutant => mutant.Start);
    }

    private static IEnumerable<Mutant> Conditions(string file, string code) =>
        from Match match in Operator().Matches(code)
        select new Mutant(file, 0, match.Index, match.Value, Other(match.Value), Kind.Condition);

    private static IEnumerable<Mutant> Numbers(string file, string code, Regex pattern) =>
        from Match match in pattern.Matches(code)
        let number = match.Groups["number"]
        let value = decimal.Parse(number.ValueSpan, CultureInfo.InvariantCulture)
        from after in new[] { value == 0 ? 1 : value * 5, value / 2 }.Where(changed => changed != value)
        select new Mutant(file, 0, number.Index, number.Value, after.ToString("0.##########", CultureInfo.InvariantCulture), Kind.Number);

    private static string Other(string found) => found switch
    {
        "<=" => "<",
        "<" => "<=",
        ">=" => ">",
        ">" => ">=",
        "<>" => "=",
        "AND" => "OR",
        _ => "AND",
    };

    [GeneratedRegex(@"/\*.*?\*/|--[^\n]*|'(?:[^']|'')*'", RegexOptions.Singleline)]
    private static partial Regex NoCode();

    // Not the -> and => of lambdas and named values; AND of BETWEEN would not parse as OR and is drawn again.
    [GeneratedRegex(@"(?<![<>=\-])(?:<=|>=|<>|<|>)(?![<>=])|\b(?:AND|OR)\b")]
    private static partial Regex Operator();

    // Not part of a name or of a type such as DECIMAL(18,6).
    [GeneratedRegex(@"(?<![\w.]|DECIMAL\(|DECIMAL\(\d\d,)(?<number>\d+(?:\.\d+)?)(?![\w.])")]
    private static partial Regex Number();

    [GeneratedRegex(@"\bdefault: (?<number>\d+(?:\.\d+)?)")]
    private static partial Regex Default();
}
