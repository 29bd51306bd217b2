namespace PerfEval.Worker.Cli.Shell;

/// <summary>Knows what may come next.</summary>
public interface ICompleter
{
    /// <param name="cursor">UTF-16 units of the text before the cursor.</param>
    Completion Complete(string text, int cursor);
}
