using System.Data.Common;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Checking;

/// <summary>The state, its copy, and what serve has still to do.</summary>
internal static class StateCheck
{
    public static IEnumerable<HomeFault> Of(DataHome home, StateAddress state, Repairs repairs)
    {
        if (state.Postgres is null)
        {
            if (WhyNoState(home) is var (kind, why))
                yield return new HomeFault("state", home.State, kind, "状态库缺失或已损坏。", $"The state is not as it should be: {why}", repairs.RestoreState);
        }
        else if (Unreachable(state) is { } why)
        {
            yield return new HomeFault(
                "state", state.ToString(), HomeFault.Missing, "PostgreSQL 没有回答。", $"PostgreSQL does not answer: {why}",
                "perfeval doctor, once PostgreSQL runs");
        }

        if (Path.Exists(home.StateCopy) && StateSnapshot.WhyDamaged(home.StateCopy) is { } damage)
        {
            yield return new HomeFault(
                "state", home.StateCopy, KindOf(home.StateCopy), "状态库的副本已损坏；移开后 serve 会另做一份。",
                $"The copy of the state is damaged, serve makes another once it is moved away: {damage}",
                Repairs.MoveAway(home.StateCopy));
        }

        if (Path.Exists(home.Jobs) && WhyNoJobs(home.Jobs) is { } broken)
        {
            string[] files = [home.Jobs, .. new[] { home.Jobs + "-wal", home.Jobs + "-shm" }.Where(File.Exists)];
            yield return new HomeFault(
                "jobs", home.Jobs, KindOf(home.Jobs), "待办任务库已损坏；移开后，未完成的运行由记录重新开始。",
                $"The jobs are damaged; once moved away, runs that were not over are begun again from the record: {broken}", Repairs.MoveAway(files));
        }
    }

    private static (string Kind, string Why)? WhyNoState(DataHome home)
    {
        if (!Path.Exists(home.State))
            return File.Exists(home.StateCopy) ? (HomeFault.Missing, "it is missing, and its copy is there.") : null;
        if (StateSnapshot.WhyDamaged(home.State) is { } why)
            return (KindOf(home.State), why);
        return StateSnapshot.VersionOf(home.State) switch
        {
            (0, _) => (HomeFault.Damaged, "it is empty, or no state."),
            var (count, last) when count > StateVersions.Latest => (HomeFault.Version, $"a newer version of the program wrote it ({last})."),
            _ => null,
        };
    }

    private static string? WhyNoJobs(string file) =>
        StateSnapshot.WhyDamaged(file) ?? (new FileInfo(file).Length == 0 ? "It is empty." : null);

    private static string KindOf(string path) => Directory.Exists(path) ? HomeFault.Folder : HomeFault.Damaged;

    private static string? Unreachable(StateAddress state)
    {
        try
        {
            StateSnapshot.IsThere(state);
            return null;
        }
        catch (DbException e)
        {
            return e.Message;
        }
    }
}
