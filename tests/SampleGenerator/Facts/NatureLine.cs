namespace PerfEval.SampleGenerator.Facts;

/// <summary>A line of the split by nature in 万元; side is income or expenditure; line total is the heading's own amount.</summary>
internal sealed record NatureLine(string Side, string Line, string Label, decimal? Amount);
