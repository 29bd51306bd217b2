namespace PerfEval.Portal.Nights;

/// <summary>How one process of the program ended.</summary>
/// <param name="ExitCode">As the process gave it.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Seconds">Wall clock.</param>
public sealed record ProgramRun(int ExitCode, string Output, string Error, double Seconds)
{
    /// <summary>Both outputs, for messages of failed checks.</summary>
    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Error}";
}
