namespace PerfEval.SampleGenerator.Printed;

/// <summary>A cell by its top left grid place (from 0) and its spans; text may hold line breaks.</summary>
internal sealed record Cell(int Row, int Column, int RowSpan, int ColumnSpan, string Text);
