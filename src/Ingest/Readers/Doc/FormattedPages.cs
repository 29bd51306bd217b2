namespace PerfEval.Ingest.Readers.Doc;

/// <summary>
/// Which properties the text at an offset has. They lie on pages of 512 bytes in the main stream ([MS-DOC] 2.9.33 ChpxFkp, 2.9.175 PapxFkp),
/// which a bin table finds by the first offset on each. Nothing is taken in advance, so that a file of pages upon pages costs nothing.
/// </summary>
/// <param name="bins">The bin table.</param>
/// <param name="entryBytes">Bytes of an entry on a page: 1 for characters, 13 for paragraphs.</param>
internal sealed class FormattedPages(WordBytes main, WordBytes bins, int entryBytes)
{
    private const int PageBytes = 512;
    private const uint PageMask = 0x3F_FFFF;

    private readonly int _pages = Math.Max(0, (bins.Length - 4) / 8);

    /// <summary>The run of text around an offset. Where no page covers it, it has no properties.</summary>
    public FormattedRun Find(long offset)
    {
        var bin = Last(bins, 0, _pages, offset);
        if (bin < 0)
            return new FormattedRun(offset, offset + 1, default);
        var page = (bins.UInt32((4L * (_pages + 1)) + (4L * bin)) & PageMask) * PageBytes;
        var runs = main.Byte(page + PageBytes - 1);
        var run = Last(main, page, runs, offset);
        if (run < 0 || main.UInt32(page + (4L * (run + 1))) is var end && end <= offset)
            return new FormattedRun(offset, offset + 1, default);
        var at = main.Byte(page + (4L * (runs + 1)) + (entryBytes * run)) * 2;
        return new FormattedRun(main.UInt32(page + (4L * run)), end, at == 0 ? default : Properties(page, at));
    }

    private ReadOnlyMemory<byte> Properties(long page, int at)
    {
        int length = main.Byte(page + at++);
        if (entryBytes > 1)
            length = length > 0 ? (2 * length) - 1 : 2 * main.Byte(page + at++);
        return main.Memory(page + at, Math.Clamp(length, 0, Math.Max(0, PageBytes - 1 - at)));
    }

    /// <summary>The last of a sorted list of offsets that is not beyond one; -1 where all are.</summary>
    private static int Last(WordBytes bytes, long at, int count, long offset)
    {
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (bytes.UInt32(at + (4L * middle)) <= offset)
                low = middle + 1;
            else
                high = middle;
        }

        return low - 1;
    }
}
