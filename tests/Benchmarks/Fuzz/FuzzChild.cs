using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using PerfEval.Benchmarks.Fuzz.Entries;
using PerfEval.Benchmarks.Fuzz.Mutations;
using PerfEval.Benchmarks.Fuzz.Seeds;
using PerfEval.Normalize.Corrections;
using PerfEval.Normalize.Identity;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Vocabulary;
using PerfEval.Worker.State;

namespace PerfEval.Benchmarks.Fuzz;

/// <summary>
/// Takes the mutants of one format in as ingest or crawl would, with one pool of reader processes for all of them. It says on standard output which one it
/// begins, how it ended, which of its readers had to be replaced and what was left behind, a line each, so that another process knows where it was
/// should it not survive.
/// </summary>
internal sealed class FuzzChild : IDisposable
{
    // So many, then all readers are idle for a moment, in which nothing may be left of what was read.
    private const int Between = 64;

    // A reader at rest is nothing but its own program and what confines it.
    private static readonly string[] s_reader = ["dotnet", "bwrap", "setsid"];

    private readonly Mutant _mutants;
    private readonly IFuzzEntry _entry;
    private readonly string? _save;
    private readonly Lock _lock = new();
    private readonly SortedSet<int> _inFlight = [];
    private HashSet<int> _readers = [];

    private FuzzChild(FuzzOptions options)
    {
        var format = options.Formats[0];
        var data = DataFolder.Find();
        _mutants = new Mutant(format, SeedFiles.Of(format, Path.Combine(data, "samples")), options.Seed);
        _save = options.Save;
        _entry = format switch
        {
            "lists" => new ListPageEntry(data, Environment.CurrentDirectory),
            "yaml" => new YamlEntry(Environment.CurrentDirectory),
            _ => new FileEntry(
                format,
                new Recogniser(
                    VocabularyLoader.Load(Path.Combine(data, "vocabulary")), DivisionTable.Load(Path.Combine(data, "divisions.csv")),
                    CorrectionBook.Load(Path.Combine(data, "corrections"))),
                Environment.CurrentDirectory),
        };
    }

    /// <param name="options">With one format; the numbers go up to its <see cref="FuzzOptions.Mutations"/>.</param>
    public static int Run(FuzzOptions options, int start)
    {
        using var child = new FuzzChild(options);
        var end = options.Only + 1 ?? options.Mutations;
        for (var next = options.Only ?? start; next < end; next += Between)
            child.Read(next, Math.Min(end, next + Between));
        return 0;
    }

    public void Dispose() => _entry.Dispose();

    private void Read(int start, int end)
    {
        // Taken in their order, so that it is known which were begun.
        var numbers = Partitioner.Create(Enumerable.Range(start, end - start), EnumerablePartitionerOptions.NoBuffering);
        Parallel.ForEach(numbers, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, Read);
        foreach (var left in LeftFiles().Concat(LeftProcesses()))
            Say($"left {end - 1} {start} to {end - 1}: {left}");
    }

    private void Read(int number)
    {
        var bytes = _mutants.Make(number);
        if (_save is { } file)
            File.WriteAllBytes(file, bytes);
        Say($"begin {number}");
        lock (_lock)
            _inFlight.Add(number);
        var clock = Stopwatch.StartNew();
        var outcome = Outcome(bytes, number);
        lock (_lock)
        {
            Say($"end {number} {clock.ElapsedMilliseconds} {outcome}");
            HashSet<int> readers = [.. ProcessFamily.ChildrenOf(Environment.ProcessId)];
            foreach (var _ in _readers.Except(readers))
                Say($"replaced {number} {outcome}{(_inFlight.Count == 1 ? "" : $", or over another of {string.Join(", ", _inFlight)}")}");
            _readers = readers;
            _inFlight.Remove(number);
        }
    }

    private string Outcome(byte[] bytes, int number)
    {
        try
        {
            return _entry.Outcome(bytes, number).ReplaceLineEndings(" ");
        }
#pragma warning disable CA1031 // Whatever escapes is what this program looks for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var frames = (e.StackTrace ?? "").Split('\n', StringSplitOptions.TrimEntries)
                .Where(line => line.Contains("PerfEval", StringComparison.Ordinal))
                .Take(3);
            return $"!{e.GetType().Name}: {e.Message} {string.Join(" ", frames)}".ReplaceLineEndings(" ");
        }
    }

    // A folder of each reader stays as long as it does, and is empty between two requests.
    private static IEnumerable<string> LeftFiles() => Directory.GetFileSystemEntries(Path.GetTempPath())
        .SelectMany(entry => Path.GetFileName(entry).Contains("-reader-", StringComparison.Ordinal) ? Directory.GetFileSystemEntries(entry) : [entry])
        .Select(entry => "file " + Path.GetFileName(entry));

    private static IEnumerable<string> LeftProcesses() =>
        ProcessFamily.Of(Environment.ProcessId)
            .Skip(1)
            .Select(ProcessFamily.NameOf)
            .Where(name => name.Length > 0 && !s_reader.Contains(name))
            .Select(name => "process " + name);

    private void Say(FormattableString line)
    {
        lock (_lock)
        {
            Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
            Console.Out.Flush();
        }
    }
}
