namespace PerfEval.Worker.Evaluation;

/// <summary>Compares gold files with the reports of the same file name in the warehouse.</summary>
public sealed class EvaluationRun(WarehouseRows warehouse)
{
    private readonly Dictionary<string, ViewScore> _scores = [];
    private readonly List<Difference> _differences = [];
    private readonly List<string> _missing = [];
    private ViewScore? _scanned;

    /// <summary>Gold files of one report whose name several reports in the warehouse have: which one is meant cannot be told.</summary>
    public IReadOnlyList<GoldProblem> Ambiguous(IReadOnlyList<GoldFile> files) =>
    [
        .. from file in files
           where file.Reports.Count == 1
           let reports = warehouse.Reports(file.Stem)
           where reports.Count > 1
           let names = string.Join(", ", reports.Select(r => $"{r.Unit} ({r.ReportId})"))
           select new GoldProblem(file.Name, $"数据仓库中有多份同名报告：{names}。", $"Several reports of the warehouse have this file name: {names}."),
    ];

    public EvaluationResult Run(IReadOnlyList<GoldFile> files, CancellationToken ct)
    {
        foreach (var file in files)
        {
            ct.ThrowIfCancellationRequested();
            foreach (var (gold, reportId) in Match(file))
            {
                if (reportId is null)
                    _missing.Add(file.Reports.Count == 1 ? file.Name : $"{file.Name}: {gold.Unit}");
                Compare(file.Name, gold, reportId);
            }
        }

        return new EvaluationResult
        {
            Views = [.. ViewShape.All.Select(s => s.View).Concat(_scores.Keys).Distinct().Where(_scores.ContainsKey).Select(v => _scores[v])],
            Scanned = _scanned,
            Differences = _differences,
            Missing = _missing,
            Reports = files.Sum(f => f.Reports.Count),
        };
    }

    // One report in the file is the one with the file's name; several are told apart by their units, misread ones by what is left.
    private IEnumerable<(GoldReport Gold, string? ReportId)> Match(GoldFile file)
    {
        var left = warehouse.Reports(file.Stem).ToList();
        var matched = new Dictionary<GoldReport, string>(ReferenceEqualityComparer.Instance);
        foreach (var sameUnit in new[] { true, false })
        {
            foreach (var gold in file.Reports.Where(g => !matched.ContainsKey(g)))
            {
                var i = left.FindIndex(r => !sameUnit || r.Unit == gold.Unit);
                if (i < 0)
                    continue;
                matched.Add(gold, left[i].ReportId);
                left.RemoveAt(i);
            }
        }

        return file.Reports.Select(g => (g, matched.GetValueOrDefault(g)));
    }

    // What comes from pictures has a score of its own: there a value may be missing or doubtful.
    private void Compare(string file, GoldReport gold, string? reportId)
    {
        var marked = reportId is null ? null : warehouse.Marked(reportId);
        var scanned = marked is null ? null : _scanned ??= new ViewScore("scanned");
        foreach (var view in gold.Views.Keys)
        {
            var score = scanned ?? (_scores.TryGetValue(view, out var known) ? known : _scores[view] = new ViewScore(view));
            var columns = warehouse.Columns(view);
            if (columns.Count == 0 || ViewShape.All.FirstOrDefault(s => s.View == view) is not { } shape)
            {
                score.Measured = scanned is not null;
                continue;
            }

            var found = reportId is null ? [] : warehouse.Of(reportId, view);
            if (view == ViewShape.NarrativeFigure)
                FigureComparison.Compare(file, gold, found, score, _differences);
            else
                new ViewComparison(shape, columns, IsMarked).Compare(file, gold, found, score, _differences);

            bool IsMarked(EvalRow row, string field) => row["row_key"] is string key && marked?.Contains((view, key, field)) == true;
        }
    }
}
