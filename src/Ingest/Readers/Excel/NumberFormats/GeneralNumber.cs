using System.Globalization;

namespace PerfEval.Ingest.Readers.Excel.NumberFormats;

/// <summary>
/// A number under the format General. How many digits Excel shows there depends on the column's width, so this prints what its
/// formula bar shows: the 15 significant digits that it keeps, without an exponent from 1E-10 up to 1E+20.
/// </summary>
internal static class GeneralNumber
{
    public static string Print(double value)
    {
        var size = Math.Abs(value);
        return size is 0 or (>= 1e-10 and < 1e20)
            ? ((decimal)value).ToString("0.#############################", CultureInfo.InvariantCulture)
            : value.ToString("G15", CultureInfo.InvariantCulture);
    }
}
