namespace PerfEval.Portal.Nights;

/// <summary>A whole night as commands in order: crawl, load and analyse, then publish.</summary>
public static class Night
{
    private static readonly string[][] s_commands = [["crawl"], ["publish"]];

    /// <summary>Runs a night, or kills it on the way.</summary>
    /// <param name="home">In which it runs.</param>
    /// <param name="kill">Cancelling kills whatever runs then; nothing follows it.</param>
    /// <returns>The processes it came to, in order.</returns>
    public static async Task<IReadOnlyList<ProgramRun>> Run(NightHome home, CancellationToken kill = default)
    {
        var runs = new List<ProgramRun>();
        foreach (var command in s_commands)
        {
            if (!kill.IsCancellationRequested)
                runs.Add(await home.Run(command, onError: null, kill));
        }

        return runs;
    }
}
