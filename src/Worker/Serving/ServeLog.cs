using System.Globalization;

namespace PerfEval.Worker.Serving;

/// <summary>What serve says while it runs: a line each with its time, for a journal.</summary>
public sealed class ServeLog(TextWriter output, TimeProvider clock)
{
    private readonly Lock _lock = new();

    public void Write(string message)
    {
        lock (_lock)
            output.WriteLine($"{clock.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)} {message}");
    }
}
