using System.Globalization;
using PerfEval.Portal.Nights;

namespace PerfEval.Benchmarks;

/// <summary>Prints what came of every fault of the test portal, and all that was connected to.</summary>
internal static class FaultTable
{
    public static async Task<int> Run()
    {
        var result = await new FaultRun(Clone.Program, Clone.Data).Run(_ => true);
        Console.WriteLine("| fault | at | outcome | reports | after | message |\n|---|---|---|---|---|---|");
        foreach (var row in result.Rows)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {row.Case.Name} | {row.Case.Place}{(row.Case.Later ? ", later" : "")} | {row.Outcome} | "
                + $"{row.Reports}/{FaultCase.Documents}{(row.AsWished ? "" : $" wished: {row.Case.Wish}")} | {row.Recovered}/{FaultCase.Documents} | "
                + $"{OneLine(row.Message)} |"));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Rows.Count} faults, {result.Rows.Count(row => !row.AsWished)} not as wished; nights of "
            + $"{string.Join(", ", result.Nights.Select(night => $"{night.Seconds:0} s"))}"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Outgoing.Connections.Count} connections tried to {result.Outgoing.Connections.Distinct().Count()} addresses, "
            + $"{result.Outgoing.Names.Distinct().Count()} names resolved; {result.Forbidden.Count} to hosts that no source allows, "
            + $"{result.ForbiddenAccepted} accepted by the forbidden host"));
        foreach (var connection in result.Forbidden.Distinct())
            Console.WriteLine($"not allowed: {connection}");
        return result.Rows.All(row => row.AsWished) && result.Forbidden.Count == 0 && result.ForbiddenAccepted == 0 ? 0 : 1;
    }

    private static string OneLine(string text) => text.Replace('\n', ' ').Replace('|', '/');
}
