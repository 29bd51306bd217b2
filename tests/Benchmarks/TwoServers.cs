using System.Globalization;
using PerfEval.Portal.Nights;
using PerfEval.Postgres;

namespace PerfEval.Benchmarks;

/// <summary>Nights of two servers over one PostgreSQL and one archive, either killed at random moments.</summary>
internal static class TwoServers
{
    public static async Task<int> Run(int nights)
    {
        using var postgres = PostgresServer.Start();
        var result = await new SharedNightRun(
            Clone.Program, Clone.Data, postgres.CreateDatabase, new SharedNightPlan { Nights = nights }, Console.WriteLine).Run();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{nights} nights of two servers ({string.Join(", ", result.Seconds.Skip(1).Select(seconds => $"{seconds:0} s"))}; one server, undisturbed and "
            + $"with its start: {result.Seconds[0]:0} s), {result.Kills} kills; sources crawled by "
            + $"{string.Join(" and ", result.Crawled.Select(node => $"{node.Key}: {node.Value}"))}; {result.Generations} generations opened; "
            + $"{result.Problems.Count} problems"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"what a killed server had in hand was begun again after {string.Join(", ", result.TakenUp.Select(seconds => $"{seconds:0.0} s"))}; the other "
            + $"kills hit a server with nothing in hand"));
        foreach (var problem in result.Problems)
            Console.WriteLine(problem);
        return result.Problems.Count == 0 ? 0 : 1;
    }
}
