namespace PerfEval.Ingest.Pages.Sources.Scan;

/// <summary>Which pixels of a picture are ink.</summary>
internal sealed class Ink
{
    private readonly bool[] _dark;

    public Ink(Bitmap picture)
    {
        (Width, Height) = (picture.Width, picture.Height);
        var threshold = picture.Threshold();
        _dark = new bool[picture.Pixels.Length];
        for (var i = 0; i < _dark.Length; i++)
        {
            _dark[i] = picture.Pixels[i] <= threshold;
        }
    }

    public int Width { get; }

    public int Height { get; }

    public bool this[int x, int y] => _dark[(y * Width) + x];

    public void Erase(PixelBox box)
    {
        for (var y = Math.Max(0, box.Y0); y < Math.Min(Height, box.Y1); y++)
        {
            var from = Math.Max(0, box.X0);
            _dark.AsSpan((y * Width) + from, Math.Max(0, Math.Min(Width, box.X1) - from)).Clear();
        }
    }

    /// <summary>Dark pixels of one row between two columns.</summary>
    public int InRow(int y, int from, int to) => _dark.AsSpan((y * Width) + from, to - from).Count(true);

    /// <summary>First and last dark column of a band of rows, null if there is none.</summary>
    public (int First, int Last)? Columns(PixelBox box)
    {
        var (first, last) = (int.MaxValue, -1);
        for (var y = box.Y0; y < box.Y1; y++)
        {
            var row = _dark.AsSpan((y * Width) + box.X0, box.Width);
            var at = row.IndexOf(true);
            if (at >= 0)
            {
                first = Math.Min(first, at);
                last = Math.Max(last, row.LastIndexOf(true));
            }
        }

        return last < 0 ? null : (box.X0 + first, box.X0 + last);
    }
}
