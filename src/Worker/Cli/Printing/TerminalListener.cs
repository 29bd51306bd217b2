using PerfEval.Ingest.Crawl.Visiting;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Cli.Printing;

/// <summary>
/// A person at a terminal: bars where they can move, else lines. What is said while bars move comes after them: lines between would tear them.
/// </summary>
public sealed class TerminalListener(Terminal terminal) : IStepListener
{
    private readonly Lock _lock = new();
    private List<string>? _waiting;

    public void Say(string line)
    {
        var told = ToldText.Of(line);
        lock (_lock)
        {
            if (_waiting is not null)
                _waiting.Add(told);
            else
                terminal.Error.WriteLine(told);
        }
    }

    // On another thread, so that a signal is obeyed while this one waits.
    public Task<T> Follow<T>(Func<IProgress<IngestProgress>, Task<T>> load) => terminal.InteractiveErrors
        ? Behind(() => BarProgress.Show(terminal.Steering, bar => Task.Run(() => load(bar))))
        : Task.Run(() => load(new PlainProgress(terminal.Error)));

    public Task<T> Follow<T>(Func<IProgress<CrawlProgress>, Task<T>> crawl) => terminal.InteractiveErrors
        ? Behind(() => CrawlBars.Show(terminal.Steering, crawl))
        : crawl(new CrawlLines(terminal.Error));

    private async Task<T> Behind<T>(Func<Task<T>> bars)
    {
        lock (_lock)
            _waiting = [];
        try
        {
            return await bars();
        }
        finally
        {
            lock (_lock)
            {
                foreach (var line in _waiting)
                    terminal.Error.WriteLine(line);
                _waiting = null;
            }
        }
    }
}
