namespace PerfEval.Ingest.Pages.Sources.Scan;

/// <summary>A rectangle of pixels; the far ends are exclusive.</summary>
internal readonly record struct PixelBox(int X0, int Y0, int X1, int Y1)
{
    public int Width => X1 - X0;

    public int Height => Y1 - Y0;
}
