namespace PerfEval.Worker.State;

/// <summary>What runs printed, line by line, for whoever watches them or asks later.</summary>
public sealed class RunLines(StateStore state)
{
    /// <param name="first">Ordinal of the first line.</param>
    public void Append(string runId, int first, IReadOnlyList<string> lines) =>
        state.Append("run_line", lines.Select((line, i) => new object?[] { runId, first + i, line }));

    /// <param name="from">Ordinal of the first line wanted, from 0.</param>
    public List<string> From(string runId, int from, int limit) => state.Rows(
        "SELECT text FROM run_line WHERE run_id = $run AND ordinal >= $first ORDER BY ordinal LIMIT $limit",
        row => row.Text(0), ("run", runId), ("first", from), ("limit", limit));
}
