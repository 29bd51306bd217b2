using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Tools;

/// <summary>
/// Cancels when this process with all that it has started has used so much processor time, and where nothing moves, by the clock. A busy machine takes
/// longer to the same limit and reads the same. Exact where one document is read at a time, as reader processes do.
/// </summary>
internal sealed class ProcessorLimit : IDisposable
{
    private static readonly TimeSpan s_looks = TimeSpan.FromMilliseconds(100);

    private readonly TimeSpan _limit;
    private readonly TimeSpan _until;
    private readonly CancellationTokenSource _ended;
    private readonly Timer _timer;
    private volatile bool _isUsedUp;

    /// <param name="since">What <see cref="Used"/> was when counting began; now where it is not given.</param>
    public ProcessorLimit(TimeSpan limit, CancellationToken ct, TimeSpan? since = null)
    {
        (_limit, _until) = (limit, (since ?? Used) + limit);
        _ended = CancellationTokenSource.CreateLinkedTokenSource(ct);
        _ended.CancelAfter(limit * ReaderLimits.WallTimes);
        _timer = new Timer(_ => Look(), null, s_looks, s_looks);
    }

    /// <summary>Processor time of this process and of what it has started, so far.</summary>
    public static TimeSpan Used => ProcessTree.Use(Environment.ProcessId).ProcessorTime;

    public CancellationToken Token => _ended.Token;

    /// <summary>Why it was cancelled, if not from outside.</summary>
    public Rejection Why => _isUsedUp ? Rejections.TooSlow(_limit) : Rejections.Stalled(_limit * ReaderLimits.WallTimes);

    public void Dispose()
    {
        _timer.Dispose();
        _ended.Dispose();
    }

    private void Look()
    {
        // What ended it first is the reason, however late this look comes.
        if (_ended.IsCancellationRequested || Used < _until)
            return;
        _isUsedUp = true;
        try
        {
            _ended.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The reading ended at this moment.
        }
    }
}
