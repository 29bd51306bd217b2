namespace PerfEval.Ingest.Pages.Model;

/// <summary>One printed character (or ligature) of a page; coordinates in points, origin top left of the page as displayed.</summary>
/// <param name="X">Start of the baseline.</param>
/// <param name="Y">Start of the baseline.</param>
/// <param name="Advance">Length of the baseline in its direction, in points.</param>
/// <param name="Size">Font size in points.</param>
/// <param name="Rotation">Direction of the baseline in degrees clockwise: 0 reads to the right, 90 downwards, 180, 270.</param>
/// <param name="Visible">False for text that is laid under a picture and not painted.</param>
public readonly record struct Glyph(string Text, double X, double Y, double Advance, double Size, string Font, int Rotation, bool Visible)
{
    /// <summary>1 for text that the file states, lower where it was read from a picture.</summary>
    public double Confidence { get; init; } = 1;
}
