using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using PerfEval.Ingest.Readers;
using PerfEval.Normalize.Corrections;
using PerfEval.Normalize.Identity;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Vocabulary;
using PerfEval.Worker.Output;

namespace PerfEval.Worker.Jobs;

/// <summary>An ingest as a person sees it: progress, every rejected input with its reason, sums at the end.</summary>
/// <param name="progress">Who is told how far it is; null shows it on the terminal.</param>
public sealed class IngestJob(string dataFolder, Terminal terminal, IProgress<IngestProgress>? progress = null)
{
    /// <exception cref="InvalidDataException">A file of the data folder is not as it should be; names file and place.</exception>
    public async Task<IngestSummary> Run(DuckDBConnection warehouse, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        terminal.Error.WriteLine($"读取 {string.Join(' ', paths.Take(3))}{(paths.Count > 3 ? " …" : string.Empty)}");
        var clock = Stopwatch.StartNew();
        var recogniser = new Recogniser(
            VocabularyLoader.Load(Path.Combine(dataFolder, "vocabulary")), DivisionTable.Load(Path.Combine(dataFolder, "divisions.csv")),
            CorrectionBook.Load(Path.Combine(dataFolder, "corrections")));
        var run = new IngestRun(new DocumentReader(), recogniser, new ReaderLimits());
        var summary = progress is null && terminal.InteractiveErrors
            ? await BarProgress.Show(terminal.Error, bar => Task.Run(() => run.Run(warehouse, paths, bar, cancellationToken)))
            : await run.Run(warehouse, paths, progress ?? new PlainProgress(terminal.Error), cancellationToken);
        Print(summary, clock.Elapsed);
        return summary;
    }

    private void Print(IngestSummary summary, TimeSpan elapsed)
    {
        foreach (var (origin, reason) in summary.Rejected)
            terminal.Error.WriteLine($"未读入 Rejected: {origin} [{reason.Code}] {reason.Chinese} {reason.English}");
        foreach (var origin in summary.Unrecognised)
            terminal.Error.WriteLine($"未识别 Not recognised: {origin} 已存档其单元格，未见自评表。 Its cells are stored; no self-evaluation form was found.");
        var seconds = elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        terminal.Error.WriteLine(
            $"读入 {summary.Loaded} 个文件（{summary.Reports} 份报告），未变 {summary.Unchanged}，未读入 {summary.Rejected.Count}，用时 {seconds} 秒。 "
            + $"Loaded {summary.Loaded} documents ({summary.Reports} reports), unchanged {summary.Unchanged}, rejected {summary.Rejected.Count}, {seconds} s.");
    }
}
