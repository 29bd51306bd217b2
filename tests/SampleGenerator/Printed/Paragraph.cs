namespace PerfEval.SampleGenerator.Printed;

/// <summary>A line of text outside tables. <paramref name="Heading"/> only changes how it is set, never its text.</summary>
internal sealed record Paragraph(string Text, bool Heading = false, bool PageBreakBefore = false) : Block;
