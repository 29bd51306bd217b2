namespace PerfEval.Worker.Cli.Shell;

/// <summary>Where a line is drawn: a terminal that knows ANSI escapes, or a test.</summary>
public interface IScreen
{
    int Columns { get; }

    int Rows { get; }

    void Write(string text);
}
