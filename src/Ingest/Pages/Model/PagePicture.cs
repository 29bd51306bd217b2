namespace PerfEval.Ingest.Pages.Model;

/// <summary>A page drawn in grey, one byte a pixel, row by row from the top; 0 is black.</summary>
public sealed record PagePicture(int Width, int Height, ReadOnlyMemory<byte> Pixels)
{
    /// <summary>What the page shows and the picture does not, for people; null where it is whole.</summary>
    public string? Missing { get; init; }

    /// <summary>Nothing of the page could be drawn: the pixels are all paper.</summary>
    public bool IsBlank { get; init; }

    /// <summary>The few characters that a scanned page states besides its pictures are drawn too.</summary>
    public bool HasText { get; init; }
}
