using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages.Sources.Ofd;

/// <summary>Draws the abbreviated data of a path (GB/T 33190 9.1): S and M move, L line, Q, B and A curves, C closes.</summary>
internal static class OfdPath
{
    /// <returns>False where the data breaks off in something else; what comes before is drawn.</returns>
    public static bool Draw(string data, PathShapes shapes)
    {
        var parts = OfdNumbers.Parts(data);
        for (var at = 0; at < parts.Length;)
        {
            var count = parts[at] switch
            {
                "S" or "M" or "L" => 2,
                "Q" => 4,
                "B" => 6,
                "A" => 7,
                "C" => 0,
                _ => -1,
            };
            if (count < 0 || OfdNumbers.Array(string.Join(' ', parts.Skip(at + 1).Take(count)), count) is not { } numbers)
            {
                return false;
            }

            switch (parts[at])
            {
                case "S" or "M":
                    shapes.MoveTo(numbers[0], numbers[1]);
                    break;
                case "L":
                    shapes.LineTo(numbers[0], numbers[1]);
                    break;
                case "C":
                    shapes.Close();
                    break;
                default:
                    shapes.CurveTo();
                    break;
            }

            at += count + 1;
        }

        return true;
    }
}
