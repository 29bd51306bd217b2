namespace PerfEval.Portal.Nights;

/// <summary>A whole night of serve: started, the night that is under way or a new one waited for, and stopped.</summary>
public sealed class ServedNight
{
    private const int Killed = 137;

    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(50);

    private readonly List<double> _takenUp = [];
    private bool _killed;

    /// <summary>Seconds from each start after a kill until the night that was under way was begun again.</summary>
    public IReadOnlyList<double> TakenUp => _takenUp;

    /// <summary>As <see cref="Night.Run"/>.</summary>
    public async Task<IReadOnlyList<ProgramRun>> Run(NightHome home, CancellationToken kill = default)
    {
        var started = DateTimeOffset.UtcNow;
        await using var serve = await NightServe.Start(home, node: null, kill);
        try
        {
            NightAttempt last;
            do
            {
                await serve.StartNight();
                last = await serve.Over(s_look, CancellationToken.None);
            }
            while (last.IsGivenUp);
            var recovered = (await serve.Runs()).LastOrDefault(run => run.Origin == "recovery" && run.StartedAt > started);
            var run = await serve.Stop();
            if (_killed && recovered is not null)
                _takenUp.Add((recovered.StartedAt!.Value - started).TotalSeconds);
            _killed = run.ExitCode == Killed;
            return [run.ExitCode == 0 && last.Status != "succeeded" ? run with { ExitCode = 1, Error = $"{last}\n{run.Error}" } : run];
        }
        catch (Exception e) when (e is HttpRequestException or InvalidOperationException)
        {
            // Killed, before it listened or while it was asked.
            _killed = true;
            return [await serve.Ended()];
        }
    }
}
