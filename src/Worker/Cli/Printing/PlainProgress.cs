using PerfEval.Worker.Pipeline;

namespace PerfEval.Worker.Cli.Printing;

/// <summary>Progress as lines for logs and pipes: one each time another tenth is done.</summary>
public sealed class PlainProgress(TextWriter output) : IProgress<IngestProgress>
{
    private const int Steps = 10;
    private readonly Lock _lock = new();
    private int _printed;

    public void Report(IngestProgress value)
    {
        // Reports come from several threads and out of order.
        lock (_lock)
        {
            var step = value.Done * Steps / Math.Max(1, value.Total);
            if (step <= _printed)
                return;
            _printed = step;
            output.WriteLine($"{value.Done}/{value.Total}");
        }
    }
}
