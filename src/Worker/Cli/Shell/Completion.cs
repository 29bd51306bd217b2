namespace PerfEval.Worker.Cli.Shell;

/// <summary>What may stand in place of the word before the cursor.</summary>
/// <param name="Start">Where that word starts.</param>
/// <param name="Candidates">Ready to be inserted: quoted where SQL needs it, a function with its opening bracket.</param>
public sealed record Completion(int Start, IReadOnlyList<string> Candidates)
{
    /// <summary>What all candidates begin with, whatever their case.</summary>
    public string CommonPrefix()
    {
        if (Candidates.Count == 0)
            return string.Empty;
        var prefix = Candidates[0];
        foreach (var candidate in Candidates)
        {
            var length = 0;
            while (length < Math.Min(prefix.Length, candidate.Length) && char.ToUpperInvariant(prefix[length]) == char.ToUpperInvariant(candidate[length]))
                length++;
            prefix = prefix[..length];
        }

        return prefix;
    }
}
