namespace PerfEval.SampleGenerator.Printed;

/// <summary>One block of a printed report in reading order: a <see cref="Paragraph"/> or a <see cref="Table"/>.</summary>
internal abstract record Block;
