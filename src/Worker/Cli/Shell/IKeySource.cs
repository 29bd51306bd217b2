namespace PerfEval.Worker.Cli.Shell;

/// <summary>Where keys come from: a terminal, or a test.</summary>
public interface IKeySource
{
    /// <summary>Waits for the next key.</summary>
    Key Read();

    /// <summary>Whether Ctrl-C was pressed since the last key that was read; does not wait. What else was typed meanwhile is read later.</summary>
    bool CancelPressed();
}
