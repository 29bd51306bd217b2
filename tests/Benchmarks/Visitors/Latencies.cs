using System.Collections.Concurrent;
using System.Globalization;

namespace PerfEval.Benchmarks.Visitors;

/// <summary>How long answers took, by the kind of address, and which were none.</summary>
internal sealed class Latencies
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<double>> _seconds = new();
    private readonly ConcurrentDictionary<string, int> _errors = new();

    public int Errors => _errors.Values.Sum();

    public void Add(string kind, double seconds) => _seconds.GetOrAdd(kind, _ => []).Add(seconds);

    public void Fail(string kind, string why) => _errors.AddOrUpdate($"{kind}: {why}", 1, (_, count) => count + 1);

    public IEnumerable<string> Lines()
    {
        foreach (var (kind, seconds) in _seconds.OrderBy(one => one.Key, StringComparer.Ordinal))
            yield return Line(kind, [.. seconds]);
        yield return Line("all", [.. _seconds.Values.SelectMany(seconds => seconds)]);
        foreach (var (why, count) in _errors.OrderByDescending(one => one.Value))
            yield return string.Create(CultureInfo.InvariantCulture, $"{count}x {why}");
    }

    private static string Line(string kind, List<double> seconds)
    {
        seconds.Sort();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{kind,-24} {seconds.Count,7} answers, p50 {Milliseconds(seconds, 0.5),7:0.0} ms, p99 {Milliseconds(seconds, 0.99),7:0.0} ms, longest "
            + $"{Milliseconds(seconds, 1),7:0.0} ms");
    }

    private static double Milliseconds(List<double> sorted, double share) =>
        sorted.Count == 0 ? 0 : 1000 * sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)];
}
