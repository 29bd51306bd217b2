namespace PerfEval.Analytics.Catalogue;

/// <summary>What is wrong with a file that an analyst wrote, and where. Lines count from 1; 0 means the file as a whole.</summary>
public sealed record RuleProblem(string File, int Line, string Message)
{
    public override string ToString() => Line > 0 ? $"{File}:{Line}: {Message}" : $"{File}: {Message}";
}
