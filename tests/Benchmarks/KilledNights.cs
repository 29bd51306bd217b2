using System.Globalization;
using PerfEval.Portal.Nights;

namespace PerfEval.Benchmarks;

/// <summary>Whole nights killed at random moments; afterwards every document must be there once and every generation must open.</summary>
internal static class KilledNights
{
    public static async Task<int> Run(int kills)
    {
        var result = await new KillRun(Clone.Program, Clone.Data, new KillPlan { Kills = kills }, Console.WriteLine).Run();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Kills} kills ({result.InCrawl} in crawl, load or analysis, {result.Kills - result.InCrawl} in publishing) in {result.Homes} homes; {result.Generations} openings of generations; {result.Problems.Count} problems"));
        foreach (var problem in result.Problems)
            Console.WriteLine(problem);
        return result.Problems.Count == 0 ? 0 : 1;
    }
}
