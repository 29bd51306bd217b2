using System.Text;

namespace PerfEval.Worker.Cli.Shell;

/// <summary>The terminal that results go to, too.</summary>
public sealed class TerminalScreen(Stream output) : IScreen
{
    public int Columns => Math.Max(20, Console.WindowWidth);

    public int Rows => Math.Max(3, Console.WindowHeight);

    public void Write(string text)
    {
        output.Write(Encoding.UTF8.GetBytes(text));
        output.Flush();
    }
}
