using System.Globalization;

namespace PerfEval.Benchmarks.Against;

/// <summary>The lines that a comparison prints.</summary>
internal static class Figures
{
    public static void Head(Build here, Build there, int pairs)
    {
        Say($"here {here.Root}, there {there.Root}; {pairs} pairs by turns; {Environment.ProcessorCount} cores, load average {Machine.Load():0.0}");
        Say($"{"",-34}{"wall s",9}{"there",9}{"cpu s",9}{"there",9}{"peak MB",9}{"there",9}  ratio here / there: median [95%]");
    }

    public static void Print(string what, IReadOnlyList<MeasuredRun> here, IReadOnlyList<MeasuredRun> there)
    {
        var wall = new PairedRatio(here.Select(run => run.Seconds), there.Select(run => run.Seconds));
        var cpu = new PairedRatio(here.Select(run => run.CpuSeconds), there.Select(run => run.CpuSeconds));
        Say($"{what,-34}{Median(here, run => run.Seconds),9:0.000}{Median(there, run => run.Seconds),9:0.000}{Median(here, run => run.CpuSeconds),9:0.000}{Median(there, run => run.CpuSeconds),9:0.000}{here.Max(run => run.PeakMegabytes),9:0}{there.Max(run => run.PeakMegabytes),9:0}  wall {wall}, cpu {cpu}");
    }

    private static double Median(IReadOnlyList<MeasuredRun> runs, Func<MeasuredRun, double> figure)
    {
        var sorted = runs.Select(figure).Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
