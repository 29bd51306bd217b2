namespace PerfEval.Ingest.Documents;

/// <summary>
/// What the reading of one page may still spend. Every loop over what others wrote counts its steps here, so that a page that asks for too
/// much ends with a reason, and a reading that was called off ends at once.
/// </summary>
/// <param name="most">Processor time, counted on whichever threads the reading ran.</param>
internal sealed class WorkLimit(TimeSpan most, CancellationToken ct)
{
    private const int StepsBetweenLooks = 1024;

    private TimeSpan _spent;
    private TimeSpan _seen;
    private int _thread = -1;
    private long _steps;

    /// <summary>For pages that nobody sent: texts of our own.</summary>
    public static WorkLimit None => new(TimeSpan.MaxValue, CancellationToken.None);

    /// <summary>Steps counted so far.</summary>
    public long Steps => _steps;

    /// <summary>Counts one step; now and then looks at the clock.</summary>
    /// <exception cref="ReadingStoppedException">The processor time is spent.</exception>
    /// <exception cref="OperationCanceledException">The reading was called off.</exception>
    public void Step()
    {
        if (++_steps % StepsBetweenLooks == 0)
        {
            Look();
        }
    }

    /// <summary>Before and after a step that may be long.</summary>
    /// <inheritdoc cref="Step"/>
    public void Look()
    {
        ct.ThrowIfCancellationRequested();
        var now = ProcessorClock.OfThread();
        if (_thread == Environment.CurrentManagedThreadId)
        {
            _spent += now - _seen;
        }

        (_thread, _seen) = (Environment.CurrentManagedThreadId, now);
        if (_spent > most)
        {
            throw new ReadingStoppedException(Rejections.TooSlow(most));
        }
    }
}
