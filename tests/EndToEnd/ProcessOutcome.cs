namespace PerfEval.EndToEnd.Tests;

public sealed record ProcessOutcome(int ExitCode, string Output, string Error);
