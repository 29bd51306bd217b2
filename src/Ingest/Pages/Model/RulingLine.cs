namespace PerfEval.Ingest.Pages.Model;

/// <summary>A painted line of a page, in points, origin top left; lines that are neither horizontal nor vertical are of no use here.</summary>
public readonly record struct RulingLine(double X0, double Y0, double X1, double Y1);
