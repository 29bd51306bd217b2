namespace PerfEval.SampleGenerator.Printed;

/// <summary>A cell as a layout writes it: its text, its width in percent and how many rows it runs down.</summary>
internal readonly record struct Slot(string Text, int Width, int Rows = 1);
