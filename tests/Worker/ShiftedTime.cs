namespace PerfEval.Worker.Tests;

/// <summary>A clock that stands where the test sets it.</summary>
internal sealed class ShiftedTime(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Start { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Start;
}
