using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse;
using PerfEval.Worker.State;

namespace PerfEval.Benchmarks.Killers;

/// <summary>One `perfeval ingest` with what it took and what came of it.</summary>
/// <param name="PeakMegabytes">Of it, its readers and their tools together.</param>
/// <param name="Readers">Reader processes that it started.</param>
/// <param name="Kills">Readers that were killed from outside.</param>
/// <param name="Loaded">Good documents that were read.</param>
/// <param name="Rows">Values of the good documents, and their hash.</param>
/// <param name="Told">Lines about the bad ones.</param>
internal sealed record WatchedIngest(double Seconds, double PeakMegabytes, int Readers, int Kills, long Loaded, TableSum Rows, IReadOnlyList<string> Told)
{
    // A converter is at work for seconds; its reader is killed somewhere within.
    private const int MostDelay = 800;

    /// <param name="bad">Folder of the bad documents; null without them.</param>
    /// <exception cref="InvalidOperationException">It ended otherwise than it says where all was loaded, or where some was rejected; holds what it
    /// said.</exception>
    public static WatchedIngest Run(string home, string good, string? bad)
    {
        var database = Path.Combine(home, "warehouse.duckdb");
        string[] folders = bad is null ? [good] : [good, bad];
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(
            new ProcessStartInfo(
                "dotnet", [Clone.Program, "ingest", .. folders, "--db", database])
            { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var killer = new Killer(process.Id);
        double peak;
        using (var sampler = new PeakSampler(process.Id, killer.Look))
        {
            process.WaitForExit();
            peak = sampler.Megabytes;
        }

        var seconds = clock.Elapsed.TotalSeconds;
        if (process.ExitCode != ExitCode.Success && (bad is null || process.ExitCode != ExitCode.SomeRejected))
            throw new InvalidOperationException($"ingest: exit code {process.ExitCode}\n{output.Result}{errors.Result}");
        using var warehouse = WarehouseFile.OpenReader(database);
        var told = bad is null ? [] : errors.Result.Split('\n')
            .Where(line => line.Contains(bad, StringComparison.Ordinal) && !line.StartsWith("读取", StringComparison.Ordinal))
            .ToList();
        return new WatchedIngest(seconds, peak, killer.Readers, killer.Kills, CountOf(warehouse, good), SumOf(warehouse, good), told);
    }

    private static long CountOf(DuckDBConnection warehouse, string good)
    {
        using var query = new DuckDBCommand("SELECT count(*) FROM document WHERE status = 'read' AND starts_with(origin, $folder)", warehouse);
        query.Parameters.Add(new DuckDBParameter("folder", good + "/"));
        return (long)query.ExecuteScalar()!;
    }

    private static TableSum SumOf(DuckDBConnection warehouse, string good)
    {
        using var query = new DuckDBCommand(
            """
            SELECT count(*), printf('%016x', coalesce(sum(hash(d.sha256, p.view, p.row_key, p.field, p.raw)::HUGEINT) % 9223372036854775807, 0)::BIGINT)
            FROM provenance p JOIN document d USING (document_id) WHERE starts_with(d.origin, $folder)
            """, warehouse);
        query.Parameters.Add(new DuckDBParameter("folder", good + "/"));
        using var reader = query.ExecuteReader();
        reader.Read();
        return new TableSum(reader.GetInt64(0), reader.GetString(1));
    }

    /// <summary>Kills, a moment later, each reader that has a document converted: only bad ones need that.</summary>
    private sealed class Killer(int ingest)
    {
        private readonly Dictionary<int, long> _doomed = [];
        private readonly HashSet<int> _readers = [];
        private readonly Random _random = new(1);

        public int Readers => _readers.Count;

        public int Kills { get; private set; }

        public void Look(IReadOnlyList<int> family)
        {
            foreach (var reader in ProcessFamily.ChildrenOf(ingest).Where(child => ProcessFamily.CommandLineOf(child).Contains("reader-process")))
            {
                _readers.Add(reader);
                if (!ProcessFamily.Of(reader).Any(process => ProcessFamily.NameOf(process).StartsWith("soffice", StringComparison.Ordinal)))
                    continue;
                if (!_doomed.TryGetValue(reader, out var at))
                    _doomed[reader] = Environment.TickCount64 + _random.Next(MostDelay);
                else if (Environment.TickCount64 >= at)
                    Kill(reader);
            }
        }

        private void Kill(int reader)
        {
            using var kill = Process.Start("kill", ["-KILL", reader.ToString(CultureInfo.InvariantCulture)]);
            kill.WaitForExit();
            Kills++;
            _doomed[reader] = long.MaxValue;
        }
    }
}
