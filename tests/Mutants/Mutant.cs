using System.Text.RegularExpressions;

namespace PerfEval.Mutants;

/// <summary>One changed place of one file.</summary>
/// <param name="File">Below the root, with slashes.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Start">UTF-16 offset of what is replaced.</param>
public sealed partial record Mutant(string File, int Line, int Start, string Before, string After, Kind Kind)
{
    /// <summary>The project under src that the file belongs to.</summary>
    public string Project => File.Split('/')[1];

    /// <exception cref="InvalidOperationException">The text is not the one that the mutant was found in.</exception>
    public string ApplyTo(string text) => text.AsSpan(Start).StartsWith(Before, StringComparison.Ordinal)
        ? string.Concat(text.AsSpan(0, Start), After, text.AsSpan(Start + Before.Length))
        : throw new InvalidOperationException($"{File} has changed since its places were looked up.");

    public override string ToString() => $"{File}:{Line}  {Short(Before)} -> {Short(After)}";

    private static string Short(string code)
    {
        var line = Whitespace().Replace(code, " ").Trim();
        return line.Length == 0 ? "(nothing)" : line.Length <= 90 ? line : line[..89] + "…";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
