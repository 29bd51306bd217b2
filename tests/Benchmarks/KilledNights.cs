using System.Globalization;
using PerfEval.Portal.Nights;
using PerfEval.Postgres;

namespace PerfEval.Benchmarks;

/// <summary>Whole nights killed at random moments; afterwards every document must be there once and every generation must open.</summary>
internal static class KilledNights
{
    /// <summary>Nights as commands, which need no state.</summary>
    public static async Task<int> Run(int kills)
    {
        var result = await new KillRun(Clone.Program, Clone.Data, new KillPlan { Kills = kills }, Console.WriteLine).Run();
        return Print(result, $"{result.Kills} kills ({result.InCrawl} in crawl, load or analysis, {result.Kills - result.InCrawl} in publishing)");
    }

    /// <summary>Nights of serve.</summary>
    /// <param name="state">sqlite or postgres.</param>
    public static async Task<int> Run(int kills, string state)
    {
        using var postgres = state == "postgres" ? PostgresServer.Start() : null;
        var night = new ServedNight();
        var plan = new KillPlan { Kills = kills, NewState = postgres is null ? null : postgres.CreateDatabase, Night = night.Run };
        var result = await new KillRun(Clone.Program, Clone.Data, plan, Console.WriteLine).Run();
        var seconds = night.TakenUp.Order().ToList();
        return Print(result, string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Kills} kills of serve over {state}; {seconds.Count} nights were under way then and were taken up again {seconds[0]:0.0} to "
            + $"{seconds[^1]:0.0} s after the next start, median {seconds[seconds.Count / 2]:0.0} s"));
    }

    private static int Print(KillResult result, string kills)
    {
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{kills} in {result.Homes} homes; {result.Generations} openings of generations; {result.Problems.Count} problems"));
        foreach (var problem in result.Problems)
            Console.WriteLine(problem);
        return result.Problems.Count == 0 ? 0 : 1;
    }
}
