using PerfEval.Portal;

namespace PerfEval.Benchmarks.Against;

/// <summary>This clone's program beside another clone's, in one run and by turns.</summary>
internal static class Comparison
{
    public const int Pairs = 7;

    /// <param name="what">docx, readers, start, nights; null is all of them.</param>
    /// <returns>0 where everything could be measured; the figures are the reader's to judge.</returns>
    public static async Task<int> Run(string clone, string? what, int pairs)
    {
        if (!Machine.SetUp(Machine.Office))
            return 1;
        var (here, there) = (Build.Here, Build.There(clone));
        var scratch = Directory.CreateTempSubdirectory("perfeval-against-");
        try
        {
            Figures.Head(here, there, pairs);
            var commands = new CommandPairs(here, there, pairs, scratch.FullName);
            if (what is null or "start")
                commands.Start();
            if (what is null or "docx")
                commands.Docx();
            if (what is null or "readers")
                commands.Readers();
            if (what is null or "nights")
                await NightPairs.Run(here, there, pairs, reports: 1000, added: 10, FormatMix.Plain);
            if (what is null or "nights")
                await NightPairs.Run(here, there, pairs, reports: 1000, added: 10, FormatMix.OfPortals);
            return 0;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }
}
