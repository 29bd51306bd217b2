using System.Globalization;

namespace PerfEval.Benchmarks.Scaling;

/// <summary>
/// Doubles the input of every parser five times and prints the processor time of each size, with the largest ratio of one doubling. A ratio
/// counts only where the larger time is long enough to mean something.
/// </summary>
internal static class ScalingRun
{
    private const int Doublings = 5;
    private const int Repeats = 3;
    private const int Smallest = 16;
    private const double Goal = 2.3;

    /// <summary>Seconds that the smallest size takes at least.</summary>
    private const double Least = 0.012;

    /// <summary>Seconds below which a time is noise.</summary>
    private const double Floor = 0.1;

    /// <summary>Seconds after which no larger size is tried.</summary>
    private const double Patience = 30;

    /// <param name="only">Part of the names of the inputs to measure; null for all.</param>
    /// <returns>0 where every doubling holds the goal.</returns>
    public static int Run(string? only)
    {
        Console.WriteLine(
            $"{"input",-44} {"first",9} {string.Join(' ', Enumerable.Range(0, Doublings + 1).Select(i => $"{"x" + (1 << i),8}"))}   worst doubling");
        var missed = 0;
        foreach (var input in ScaledInputs.All().Where(input => only is null || input.Name.Contains(only, StringComparison.OrdinalIgnoreCase)))
        {
            var (size, times) = Measure(input);
            var worst = times.Zip(times.Skip(1)).Where(pair => pair.Second >= Floor).Select(pair => pair.Second / pair.First).DefaultIfEmpty(0).Max();
            var holds = worst <= Goal && times.Count == Doublings + 1;
            missed += holds ? 0 : 1;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{input.Name,-44} {size,9} {string.Join(' ', times.Select(time => time.ToString("0.000", CultureInfo.InvariantCulture).PadLeft(8)))}   "
                    + $"{worst:0.00}{(holds ? "" : "  !")}"));
        }

        return missed == 0 ? 0 : 1;
    }

    private static (int Size, List<double> Times) Measure(ScaledInput input)
    {
        var size = Smallest;
        while (Time(input, size) < Least && size < input.Largest >> Doublings)
            size *= 2;
        var times = new List<double>();
        for (var i = 0; i <= Doublings; i++)
        {
            times.Add(Time(input, size << i));
            if (times[^1] > Patience)
                break;
        }

        return (size, times);
    }

    private static double Time(ScaledInput input, int size)
    {
        var read = input.Prepare(size);
        var best = double.MaxValue;
        for (var i = 0; i < Repeats && best > Floor / 100; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            var before = Environment.CpuUsage.TotalTime;
            read();
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
            if (best > Patience / 10)
                break;
        }

        return best;
    }
}
