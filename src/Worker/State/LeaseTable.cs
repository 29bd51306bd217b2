using PerfEval.Worker.Serving;

namespace PerfEval.Worker.State;

/// <summary>Who works on which key. A lease whose process is gone, or whose number another process has taken since, counts for nothing.</summary>
public sealed class LeaseTable(StateStore state, TimeProvider clock)
{
    /// <returns>False where another living run holds the key.</returns>
    public bool Take(string uniqueKey, string runId, ProcessIdentity self, Func<ProcessIdentity, bool> isAlive) => state.Together(() =>
    {
        var holder = state.Rows(
            "SELECT pid, process_started_at, run_id, node FROM lease WHERE unique_key = $key",
            row => (Process: new ProcessIdentity(row.Text(3), row.Number(0), row.Time(1)), Run: row.Text(2)), ("key", uniqueKey));
        if (holder is [var held] && held.Run != runId && isAlive(held.Process))
            return false;
        Delete(uniqueKey);
        state.Execute(
            "INSERT INTO lease VALUES ($key, $run, $node, $pid, $started, $now)",
            ("key", uniqueKey), ("run", runId), ("node", self.Node), ("pid", self.Pid), ("started", self.StartedAt), ("now", clock.GetUtcNow()));
        return true;
    });

    public void Release(string uniqueKey) => Delete(uniqueKey);

    private void Delete(string uniqueKey) => state.Execute("DELETE FROM lease WHERE unique_key = $key", ("key", uniqueKey));
}
