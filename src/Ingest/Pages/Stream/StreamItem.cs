namespace PerfEval.Ingest.Pages.Stream;

/// <summary>Where the text of a cell begins and ends in its row, in points.</summary>
/// <param name="Middle">What lies in the middle of the cell if its text is centred.</param>
internal readonly record struct StreamItem(double X0, double X1, double Middle)
{
    private const double Same = 1.2;

    /// <summary>
    /// Lines of a centred cell have one middle. Where they have not, and do not begin level either, a line was shifted by spaces: the
    /// first one is not.
    /// </summary>
    public static StreamItem Of(StreamCell cell)
    {
        var (x0, x1, first) = (cell.X0, cell.X1, cell.Lines[0]);
        var shifted = cell.Lines.Exists(line => Math.Abs(line.X0 - first.X0) > Same && Math.Abs(line.X0 + line.X1 - first.X0 - first.X1) > 2 * Same);
        return new StreamItem(x0, x1, shifted ? (first.X0 + first.X1) / 2 : (x0 + x1) / 2);
    }
}
