using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Recognition;

namespace PerfEval.Worker.Pipeline;

/// <summary>What nobody read of the tables of one document: no fact, label or known remark claims it.</summary>
/// <param name="Numbers">Cells that hold a number, of unknown tables too.</param>
/// <param name="Cells">All of them.</param>
/// <param name="Place">Of the first number, or of the first cell where there is none; counted from 1.</param>
/// <param name="Text">What is printed there, masked.</param>
public sealed record LeftInFile(string Origin, int Numbers, int Cells, string Place, string Text)
{
    // A text with a date or a number in it is no number.
    private const int LongestNumber = 40;

    /// <returns>Null where nothing is left.</returns>
    public static LeftInFile? Of(string origin, IReadOnlyList<Leftover> all)
    {
        if (all.Count == 0)
            return null;
        var numbers = all.Where(IsNumber).ToList();
        var first = numbers.Count > 0 ? numbers[0] : all[0];
        return new LeftInFile(origin, numbers.Count, all.Count, PlaceText.Of(first.TableNo, first.Row, first.Col), first.Text.Value);
    }

    private static bool IsNumber(Leftover one) => one.Text.Value.Length < LongestNumber && one.Text.Value.Any(char.IsAsciiDigit);
}
