using System.Text;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Jobs.Scheduling;

/// <summary>What a command would print on a terminal, kept with its run instead.</summary>
public sealed class RunWriter(string runId, RunLines lines) : TextWriter
{
    // Rejections come by the thousand; a statement for each would take longer than the work.
    private const int Together = 64;

    private readonly Lock _lock = new();
    private readonly StringBuilder _line = new();
    private readonly List<string> _pending = [];

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        lock (_lock)
        {
            if (value != '\n')
            {
                if (value != '\r')
                    _line.Append(value);
                return;
            }

            _pending.Add(_line.ToString());
            _line.Clear();
            if (_pending.Count >= Together)
                Keep();
        }
    }

    // The base class writes text and line end apart, and lines come from several threads.
    public override void WriteLine(string? value)
    {
        lock (_lock)
            base.WriteLine(value);
    }

    public override void Flush()
    {
        lock (_lock)
            Keep();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            lock (_lock)
            {
                if (_line.Length > 0)
                    Write('\n');
                Keep();
            }
        }

        base.Dispose(disposing);
    }

    private void Keep()
    {
        if (_pending.Count == 0)
            return;
        lines.Append(runId, _pending);
        _pending.Clear();
    }
}
