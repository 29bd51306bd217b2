using System.Globalization;
using System.Text;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages.Sources.Scan;

/// <summary>Binary PGM, the grey pictures that tools of the system print.</summary>
internal static class Pgm
{
    /// <summary>Null if the stream holds none or ends early.</summary>
    /// <exception cref="ReadingStoppedException">The picture has more pixels than the limit.</exception>
    public static PagePicture? Read(System.IO.Stream stream, int maxPixels)
    {
        if (Word(stream) != "P5" || Size(stream) is not { } width || Size(stream) is not { } height || Size(stream) != 255)
        {
            return null;
        }

        if ((long)width * height > maxPixels)
        {
            throw new ReadingStoppedException(Rejections.TooManyPixels(maxPixels));
        }

        var pixels = new byte[width * height];
        return stream.ReadAtLeast(pixels, pixels.Length, throwOnEndOfStream: false) == pixels.Length
            ? new PagePicture(width, height, pixels) { HasText = true }
            : null;
    }

    private static int? Size(System.IO.Stream stream) =>
        int.TryParse(Word(stream), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 ? value : null;

    /// <summary>The next word of the head; one white space after it is taken too.</summary>
    private static string Word(System.IO.Stream stream)
    {
        var word = new StringBuilder();
        int next;
        while ((next = stream.ReadByte()) >= 0 && word.Length < 12)
        {
            if (char.IsWhiteSpace((char)next))
            {
                if (word.Length > 0)
                {
                    break;
                }

                continue;
            }

            word.Append((char)next);
        }

        return word.ToString();
    }
}
