using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Processes;
using PerfEval.Ingest.Readers;
using PerfEval.Worker.Queries;

namespace PerfEval.Worker.Evaluation.Tables;

/// <summary>Reads every document below a folder and compares its tables with the truth whose stem its name begins with.</summary>
public sealed class TablesRun(IContentReading reading, ReaderLimits limits, IReadOnlyList<TruthFile> truths)
{
    /// <returns>A score a document, in order of their paths.</returns>
    public IReadOnlyList<TablesScore> Run(string folder, string truthFolder, CancellationToken ct)
    {
        var inTruth = Path.GetFullPath(truthFolder) + Path.DirectorySeparatorChar;
        var files = FileFinder.Find([folder]).Where(f => !f.PassedOver && !Path.GetFullPath(f.Path).StartsWith(inTruth, StringComparison.Ordinal)).ToList();
        var scores = new TablesScore[files.Count];
        Parallel.For(
            0,
            files.Count,
            new ParallelOptions { CancellationToken = ct, MaxDegreeOfParallelism = Environment.ProcessorCount },
            i => scores[i] = Score(files[i], Path.GetRelativePath(folder, files[i].Path), ct));
        return scores;
    }

    private ReadResult Read(FoundFile file, CancellationToken ct)
    {
        if (file.Problem is { } problem)
            return new ReadResult.Rejected(problem);
        var content = FileContent.Load(file.Path, limits);
        return content.Problem is { } unreadable ? new ReadResult.Rejected(unreadable) : reading.Read(content.Bytes, limits, ct);
    }

    private TablesScore Score(FoundFile file, string name, CancellationToken ct)
    {
        var truth = truths.FirstOrDefault(t => Path.GetFileName(file.Path).StartsWith(t.Stem, StringComparison.Ordinal));
        var score = new TablesScore(name, truth?.Stem)
        {
            ExpectedTables = truth?.Tables.Count ?? 0,
            ExpectedCells = truth?.Tables.Sum(t => t.Cells) ?? 0,
        };
        var result = Read(file, ct);
        if (result is not ReadResult.Read(var document))
            return score with { Rejected = result is ReadResult.Rejected(var reason) ? $"{reason.Code}: {reason.English}" : "" };
        var found = document.Tables.Select(t => new ComparedTable(t.Cells)).ToList();
        var exact = truth is null ? default : TableComparison.Exact(truth.Tables, found);
        return score with
        {
            Format = document.Format,
            Tables = found.Count,
            Cells = found.Sum(t => t.Cells),
            Exact = exact.Cells,
            ByValue = exact.ByValue,
            ForReview = document.Tables.Sum(t => t.Cells.Count(c => c.Confidence < 1)),
        };
    }
}
