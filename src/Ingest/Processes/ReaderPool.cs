using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Processes;

/// <summary>Reader processes between their requests: those that wait, those at work, and the watch over these.</summary>
/// <remarks>Safe to call from several threads.</remarks>
internal sealed class ReaderPool(ChildProgram program)
{
    private static readonly TimeSpan s_watching = TimeSpan.FromMilliseconds(100);

    // Until whoever waits for a process of others starts one: documents that take milliseconds keep one process busy, which two threads can feed, and a
    // second costs as long to start and to warm as a few hundred of them.
    private const int PatienceMs = 600;

    private readonly object _lock = new();
    private readonly Stack<ReaderProcess> _idle = new();
    private readonly List<ReaderProcess> _busy = [];
    private Thread? _watch;
    private int _keepers;
    private int _starting;

    /// <summary>Lets processes wait for the next request until what is given back is disposed of; the last to do so ends them.</summary>
    public IDisposable Keep()
    {
        lock (_lock)
            _keepers++;
        return new Keeper(this);
    }

    /// <summary>The same, and the first process is started meanwhile, for somebody who will ask for it in a moment.</summary>
    public IDisposable KeepReady(ReaderLimits limits)
    {
        lock (_lock)
            (_keepers, _starting) = (_keepers + 1, _starting + 1);
        return new Keeper(this, Task.Run(() =>
        {
            try
            {
                GiveBack(Started(limits), isSound: true);
            }
            catch (IOException)
            {
                // Whoever asks for it is told.
            }
        }));
    }

    /// <summary>One that waits, or else a new one; each is given back once.</summary>
    /// <exception cref="IOException">No process could be started: said with the reason.</exception>
    public ReaderProcess Take(ReaderLimits limits)
    {
        lock (_lock)
        {
            var until = Environment.TickCount64 + PatienceMs;
            while (_idle.Count == 0 && _keepers > 0 && _busy.Count + _starting > 0 && until - Environment.TickCount64 is > 0 and var left)
                Monitor.Wait(_lock, (int)left);
            if (_idle.TryPop(out var idle))
            {
                _busy.Add(idle);
                return idle;
            }

            _starting++;
        }

        return Started(limits);
    }

    // Counted as one that is starting before.
    private ReaderProcess Started(ReaderLimits limits)
    {
        ReaderProcess? started = null;
        try
        {
            return started = ReaderProcess.Start(program, limits);
        }
        finally
        {
            lock (_lock)
            {
                _starting--;
                if (started is not null)
                    _busy.Add(started);
                Monitor.PulseAll(_lock);
                if (_watch is null && _busy.Count > 0)
                {
                    _watch = new Thread(Watch) { IsBackground = true, Name = "watching readers" };
                    _watch.Start();
                }
            }
        }
    }

    /// <param name="isSound">Whether it may answer another request.</param>
    public void GiveBack(ReaderProcess process, bool isSound)
    {
        process.BeIdle();
        lock (_lock)
        {
            _busy.Remove(process);
            Monitor.PulseAll(_lock);
            if (isSound && _keepers > 0)
            {
                _idle.Push(process);
                return;
            }
        }

        process.Dispose();
    }

    private void LetGo()
    {
        ReaderProcess[] left = [];
        lock (_lock)
        {
            if (--_keepers == 0)
            {
                left = [.. _idle];
                _idle.Clear();
            }
        }

        foreach (var process in left)
            process.Dispose();
    }

    private void Watch()
    {
        while (true)
        {
            ReaderProcess[] busy;
            lock (_lock)
            {
                busy = [.. _busy];
                if (busy.Length == 0 && _idle.Count == 0)
                {
                    _watch = null;
                    return;
                }
            }

            foreach (var process in busy)
                process.Watch();
            Thread.Sleep(s_watching);
        }
    }

    /// <summary>Somebody who has more to ask.</summary>
    private sealed class Keeper(ReaderPool pool, Task? starting = null) : IDisposable
    {
        private bool _hasLetGo;

        public void Dispose()
        {
            // A process has a folder, which goes with it.
            starting?.Wait();
            if (!_hasLetGo)
                pool.LetGo();
            _hasLetGo = true;
        }
    }
}
