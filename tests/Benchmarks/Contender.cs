using System.Diagnostics;
using System.Globalization;

namespace PerfEval.Benchmarks;

/// <summary>A program with its arguments, started anew for every measurement.</summary>
internal sealed class Contender(string name, string program, params string[] arguments)
{
    private readonly List<MeasuredRun> _runs = [];

    public string Name => name;

    public IReadOnlyList<MeasuredRun> Runs => _runs;

    public double MedianSeconds => Median(_runs.Select(run => run.Seconds));

    public double MedianCpuSeconds => Median(_runs.Select(run => run.CpuSeconds));

    public double PeakMegabytes => _runs.Max(run => run.PeakMegabytes);

    /// <exception cref="InvalidOperationException">It failed; holds what it printed.</exception>
    public void Measure()
    {
        var figures = Path.GetTempFileName();
        try
        {
            using var process = Process.Start(new ProcessStartInfo("/usr/bin/time", ["-f", "%e %U %S %M", "-o", figures, program, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{name}: exit code {process.ExitCode}\n{output}{errors.Result}");
            var measured = File.ReadAllText(figures).Split().Take(4).Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToList();
            _runs.Add(
                new MeasuredRun(measured[0], measured[1] + measured[2], measured[3] * 1024 / 1_000_000, LastLine(output) ?? LastLine(errors.Result) ?? ""));
        }
        finally
        {
            File.Delete(figures);
        }
    }

    private static string? LastLine(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault();

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
