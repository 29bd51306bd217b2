using System.Globalization;

namespace PerfEval.Benchmarks.Fuzz;

/// <summary>What became of the mutants of one format.</summary>
internal sealed class FuzzTally(string format)
{
    private readonly SortedDictionary<string, int> _rejected = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _failures = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<int>> _replaced = new(StringComparer.Ordinal);
    private int _read;
    private int _withReport;
    private int _ends;
    private int _hangs;
    private int _left;
    private (int Number, long Milliseconds) _slowest;

    public int Mutants { get; private set; }

    /// <summary>Peak so far of all processes together, and the mutant that had been begun last.</summary>
    public (double Megabytes, int Number) Peak { get; private set; }

    public bool Failed => _failures.Count > 0;

    public void Rise(double megabytes, int number)
    {
        if (megabytes > Peak.Megabytes)
            Peak = (megabytes, number);
    }

    /// <param name="outcome">As the child said it.</param>
    public void Add(int number, long milliseconds, string outcome)
    {
        Mutants++;
        if (milliseconds > _slowest.Milliseconds)
            _slowest = (number, milliseconds);
        if (milliseconds > (FuzzLimits.Time + FuzzLimits.Grace).TotalMilliseconds)
            Fail(number, "longer than the limit");
        if (outcome.StartsWith('!'))
            Fail(number, outcome[1..]);
        else if (outcome.StartsWith("read ", StringComparison.Ordinal))
            (_read, _withReport) = (_read + 1, _withReport + (outcome == "read 0" ? 0 : 1));
        else
            _rejected[outcome] = _rejected.GetValueOrDefault(outcome) + 1;
    }

    /// <summary>A reader process ended over it and another took its place: told, and no failure of the program.</summary>
    public void Replace(int number, string outcome)
    {
        if (!_replaced.TryGetValue(outcome, out var numbers))
            _replaced[outcome] = numbers = [];
        numbers.Add(number);
    }

    /// <summary>The process that had it read ended, or was killed as nothing moved any more.</summary>
    public void Lose(int number, bool hung, string how)
    {
        Mutants++;
        (_ends, _hangs) = hung ? (_ends, _hangs + 1) : (_ends + 1, _hangs);
        Fail(number, how);
    }

    public void Leave(int number, string what)
    {
        _left++;
        Fail(number, "left behind: " + what);
    }

    public void Fail(int number, string what)
    {
        if (!_failures.TryGetValue(what, out var numbers))
            _failures[what] = numbers = [];
        numbers.Add(number);
    }

    public IEnumerable<string> Lines(int seed)
    {
        yield return string.Create(CultureInfo.InvariantCulture,
            $"{format,-8} {Mutants} mutants: {_read} read ({_withReport} with a result), {_rejected.Values.Sum()} rejected "
            + $"({string.Join(", ", _rejected.Select(one => $"{one.Key} {one.Value}"))}), "
            + $"{_failures.Values.Sum(numbers => numbers.Count)} failed; ends of the parent {_ends}, hangs {_hangs}, left over {_left}, readers replaced "
            + $"{_replaced.Values.Sum(numbers => numbers.Count)}; "
            + $"slowest {_slowest.Milliseconds / 1000.0:0.00} s (number {_slowest.Number}), peak of all processes {Peak.Megabytes:0} MB (number {Peak.Number})");
        foreach (var (outcome, numbers) in _replaced)
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"      reader replaced {numbers.Count}x, outcome {outcome}: number {string.Join(", ", numbers.Take(10))}{(numbers.Count > 10 ? " …" : "")}");
        foreach (var (what, numbers) in _failures.OrderByDescending(one => one.Value.Count))
            yield return string.Create(
                CultureInfo.InvariantCulture, $"      {numbers.Count}x {what}\n        fuzz --seed {seed} --format {format} --only {numbers[0]}");
    }
}
