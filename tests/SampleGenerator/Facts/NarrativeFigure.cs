namespace PerfEval.SampleGenerator.Facts;

/// <summary>An amount stated in the text, in 万元. <paramref name="Quote"/> is the printed clause.</summary>
internal sealed record NarrativeFigure(string Section, string Label, string Basis, decimal Value, string Quote);
