namespace PerfEval.Benchmarks;

/// <summary>Looks every so often at the memory of a process with all that it started, until it is disposed.</summary>
internal sealed class PeakSampler : IDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(50);

    private readonly ManualResetEventSlim _ended = new();
    private readonly Thread _thread;
    private double _megabytes;

    /// <param name="look">Called with the processes of each look.</param>
    public PeakSampler(int process, Action<IReadOnlyList<int>>? look = null)
    {
        _thread = new Thread(() =>
        {
            do
            {
                var family = ProcessFamily.Of(process);
                Volatile.Write(ref _megabytes, Math.Max(_megabytes, ProcessFamily.Megabytes(family)));
                look?.Invoke(family);
            }
            while (!_ended.Wait(s_interval));
        })
        { IsBackground = true, Name = "sampling memory" };
        _thread.Start();
    }

    /// <summary>Peak so far of all together, in MB of 1,000,000 bytes.</summary>
    public double Megabytes => Volatile.Read(ref _megabytes);

    public void Dispose()
    {
        _ended.Set();
        _thread.Join();
        _ended.Dispose();
    }
}
