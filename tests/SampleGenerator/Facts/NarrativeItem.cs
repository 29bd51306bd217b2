namespace PerfEval.SampleGenerator.Facts;

/// <summary>An amount of an itemised list, in 万元; lists count from 0 within the report.</summary>
internal sealed record NarrativeItem(int ListNo, string ListLabel, decimal StatedTotal, string Label, decimal Value);
