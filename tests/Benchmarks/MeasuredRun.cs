namespace PerfEval.Benchmarks;

/// <summary>What one whole process took.</summary>
/// <param name="Seconds">Wall clock from start to exit.</param>
/// <param name="CpuSeconds">User and system time of all its threads.</param>
/// <param name="PeakMegabytes">Largest resident set, in MB of 1,000,000 bytes.</param>
/// <param name="LastLine">Last line of its standard output, or of its standard error where it printed none.</param>
internal sealed record MeasuredRun(double Seconds, double CpuSeconds, double PeakMegabytes, string LastLine);
