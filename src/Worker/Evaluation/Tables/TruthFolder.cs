using System.Text.Json;
using PerfEval.Ingest.Documents;

namespace PerfEval.Worker.Evaluation.Tables;

/// <summary>
/// Reads DIR/truth/STEM.json: a list of tables, each with <c>cells: [{r, c, rs, cs, t}]</c> (row and column from 0, spans, text). Other
/// members are passed over.
/// </summary>
public static class TruthFolder
{
    private static readonly JsonSerializerOptions s_options = new() { PropertyNamingPolicy = null };

    private sealed record TruthCell(int r, int c, int rs, int cs, string t);

    private sealed record TruthTable(IReadOnlyList<TruthCell> cells);

    /// <summary>The longest stem comes first, so that the first that fits is the one.</summary>
    public static (IReadOnlyList<TruthFile> Files, IReadOnlyList<GoldProblem> Problems) Read(string folder)
    {
        var files = new List<TruthFile>();
        var problems = new List<GoldProblem>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            try
            {
                var tables = JsonSerializer.Deserialize<List<TruthTable>>(File.ReadAllText(path), s_options);
                if (tables is null || tables.Exists(t => t?.cells is null))
                    throw new JsonException("a table without cells");
                files.Add(new TruthFile(Path.GetFileNameWithoutExtension(path), [.. tables.Select(Table)]));
            }
            catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
            {
                problems.Add(new GoldProblem(Path.GetFileName(path), $"无法读取：{e.Message}", $"cannot be read: {e.Message}"));
            }
        }

        return ([.. files.OrderByDescending(f => f.Stem.Length)], problems);
    }

    private static ComparedTable Table(TruthTable table) => new(table.cells.Select(c => new Cell(c.r, c.c, c.rs, c.cs, c.t ?? "")));
}
