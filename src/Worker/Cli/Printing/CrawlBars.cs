using PerfEval.Ingest.Crawl.Visiting;
using Spectre.Console;

namespace PerfEval.Worker.Cli.Printing;

/// <summary>Progress of a crawl as one bar for each source that is being visited.</summary>
internal sealed class CrawlBars : IProgress<CrawlProgress>
{
    private readonly ProgressContext _context;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ProgressTask> _bars = [];

    private CrawlBars(ProgressContext context) => _context = context;

    /// <summary>Shows the bars while the work runs.</summary>
    public static Task<T> Show<T>(TextWriter terminal, Func<IProgress<CrawlProgress>, Task<T>> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal) });
        return console.Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(context => Task.Run(() => work(new CrawlBars(context))));
    }

    public void Report(CrawlProgress value)
    {
        lock (_lock)
        {
            if (!_bars.TryGetValue(value.Source, out var bar))
                _bars[value.Source] = bar = _context.AddTask(Markup.Escape(value.Source));
            bar.MaxValue = Math.Max(1, value.Total);
            bar.Value = value.Done;
            bar.Description = Markup.Escape($"{value.Source} {value.Done}/{value.Total}");
        }
    }
}
