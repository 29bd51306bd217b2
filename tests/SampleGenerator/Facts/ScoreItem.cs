namespace PerfEval.SampleGenerator.Facts;

/// <summary>A row of a score sheet (计分表).</summary>
internal sealed record ScoreItem(
    string Level1, decimal Level1Weight, string Level2, decimal Level2Weight, string Level3, decimal Weight, decimal? Score,
    string Explanation, string Criteria);
