using Microsoft.EntityFrameworkCore;
using PerfEval.Worker.Serving;

namespace PerfEval.Worker.State;

/// <summary>Who works on which key. A lease whose process is gone, or whose number another process has taken since, counts for nothing.</summary>
public sealed class LeaseTable(StateStore state, TimeProvider clock)
{
    /// <returns>False where another living run holds the key.</returns>
    public bool Take(string uniqueKey, string runId, ProcessIdentity self, Func<ProcessIdentity, bool> isAlive) => state.Together(context =>
    {
        var held = context.Leases.FirstOrDefault(lease => lease.UniqueKey == uniqueKey);
        if (held is not null && held.RunId != runId && isAlive(new ProcessIdentity(held.Node, held.Pid, held.ProcessStartedAt)))
            return false;
        Delete(context, uniqueKey);
        context.Add(new Lease(uniqueKey, runId, self.Node, self.Pid, self.StartedAt, clock.GetUtcNow()));
        context.SaveChanges();
        return true;
    });

    public void Release(string uniqueKey) => state.Use(context => Delete(context, uniqueKey));

    private static int Delete(StateContext context, string uniqueKey) => context.Leases.Where(lease => lease.UniqueKey == uniqueKey).ExecuteDelete();
}
