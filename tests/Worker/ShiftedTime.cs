namespace PerfEval.Worker.Tests;

/// <summary>A clock set by the test; it stands still, or runs on from there.</summary>
internal sealed class ShiftedTime(DateTimeOffset start, bool runs = false) : TimeProvider
{
    private readonly long _begun = System.GetTimestamp();

    public DateTimeOffset Start { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => runs ? Start + System.GetElapsedTime(_begun) : Start;
}
