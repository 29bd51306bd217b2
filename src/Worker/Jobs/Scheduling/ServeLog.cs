using System.Globalization;
using PerfEval.Ingest.Text;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Jobs.Scheduling;

/// <summary>What serve says while it runs: a line each with its time (北京时间), for a journal.</summary>
public sealed class ServeLog(TextWriter output, TimeProvider clock)
{
    private readonly Lock _lock = new();

    public void Write(string message)
    {
        lock (_lock)
            output.WriteLine(
                $"{ChinaTime.Of(clock.GetUtcNow()).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture)} "
                + $"{ToldText.Of(message).ReplaceLineEndings("↵")}");
    }
}
