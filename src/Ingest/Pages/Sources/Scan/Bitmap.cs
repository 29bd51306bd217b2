using System.Globalization;
using System.Text;

namespace PerfEval.Ingest.Pages.Sources.Scan;

/// <summary>A grey picture, one byte a pixel, row by row; 0 is black.</summary>
internal sealed class Bitmap(int width, int height, byte[] pixels)
{
    public const byte White = 255;

    public int Width { get; } = width;

    public int Height { get; } = height;

    public byte[] Pixels { get; } = pixels;

    public byte this[int x, int y] => Pixels[(y * Width) + x];

    /// <summary>Writes a part of the picture as binary PGM, with a white border.</summary>
    public void WritePgm(string path, PixelBox box, int border)
    {
        var (width, height) = (box.Width + (2 * border), box.Height + (2 * border));
        using var file = File.Create(path);
        file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"P5\n{width} {height}\n255\n")));
        var row = new byte[width];
        for (var y = -border; y < box.Height + border; y++)
        {
            Array.Fill(row, White);
            if (y >= 0 && y < box.Height)
            {
                Pixels.AsSpan(((box.Y0 + y) * Width) + box.X0, box.Width).CopyTo(row.AsSpan(border));
            }

            file.Write(row);
        }
    }

    /// <summary>Otsu's threshold: the grey value that parts ink from paper best.</summary>
    public byte Threshold()
    {
        var counts = new long[256];
        foreach (var pixel in Pixels)
        {
            counts[pixel]++;
        }

        var sum = 0.0;
        for (var i = 0; i < 256; i++)
        {
            sum += i * (double)counts[i];
        }

        var (best, bestSpread, below, sumBelow) = ((byte)128, -1.0, 0L, 0.0);
        for (var i = 0; i < 255; i++)
        {
            below += counts[i];
            sumBelow += i * (double)counts[i];
            var above = Pixels.Length - below;
            if (below == 0 || above == 0)
            {
                continue;
            }

            var apart = (sumBelow / below) - ((sum - sumBelow) / above);
            var spread = (double)below * above * apart * apart;
            if (spread > bestSpread)
            {
                (best, bestSpread) = ((byte)i, spread);
            }
        }

        return best;
    }
}
