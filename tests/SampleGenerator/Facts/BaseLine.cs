namespace PerfEval.SampleGenerator.Facts;

/// <summary>A line of the base table in 万元. <paramref name="Key"/> ties it to the same line of the year before.</summary>
internal sealed record BaseLine(string Key, string Label, decimal? PriorFinal, decimal? Budget, decimal? Final);
