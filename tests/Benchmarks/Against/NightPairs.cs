using PerfEval.Portal;
using PerfEval.SampleGenerator;

namespace PerfEval.Benchmarks.Against;

/// <summary>Nights through serve, from the request to the published generation, of two builds by turns on one test portal.</summary>
internal static class NightPairs
{
    /// <param name="added">Reports published before each of the nights with something new.</param>
    public static async Task Run(Build here, Build there, int pairs, int reports, int added, FormatMix formats)
    {
        await using var portal = await TestPortal.Start(PortalPlan.OfEachKind(reports, ReportSize.Usual, formats));
        Console.WriteLine($"{reports} reports on {portal.Sites.Count} sites: {formats.Name}");
        await using var ours = await ServedHome.Start(here, portal);
        await using var theirs = await ServedHome.Start(there, portal);
        ServedHome[] homes = [ours, theirs];
        await Compare("first night through serve", homes, pairs: 1, () => { });
        await Compare("quiet night through serve", homes, pairs, () => { });
        await Compare($"{added} new through serve", homes, pairs, () =>
        {
            // In the same mix as those before.
            for (var i = 0; i < added; i++)
                portal.Sites[i % portal.Sites.Count].Publish(1, formatsFrom: i);
        });
    }

    private static async Task Compare(string what, ServedHome[] homes, int pairs, Action before)
    {
        var runs = new List<MeasuredRun>[] { [], [] };
        for (var pair = 0; pair < pairs; pair++)
        {
            before();
            foreach (var side in pair % 2 == 0 ? new[] { 0, 1 } : [1, 0])
                runs[side].Add(await homes[side].Night());
        }

        Figures.Print(what, runs[0], runs[1]);
    }
}
