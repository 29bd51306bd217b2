namespace PerfEval.Worker.State;

/// <summary>The first rows of a new state: the time, and what an older version of the program left in state.duckdb, which is read once and kept.</summary>
internal static class StateBeginning
{
    /// <returns>Whether the state was new.</returns>
    public static bool Write(StateContext context, DataHome home, TimeProvider clock)
    {
        if (context.Origin.Any())
            return false;
        if (File.Exists(home.OldState))
            DuckDbState.CopyInto(context, home.OldState);
        else
            StateCopy.Copy([new StateOrigin { BeganAt = clock.GetUtcNow() }], context);
        return true;
    }
}
