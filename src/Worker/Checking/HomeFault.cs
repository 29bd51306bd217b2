namespace PerfEval.Worker.Checking;

/// <summary>Something of a data home that is not as it should be.</summary>
/// <param name="Part">warehouse, state, jobs, journal, archive, published.</param>
/// <param name="Place">The file or folder, of a journal with the line.</param>
/// <param name="State">missing, damaged, folder, version, unnamed, lacking.</param>
/// <param name="Repair">The command that repairs it, as a shell takes it.</param>
public sealed record HomeFault(string Part, string Place, string State, string Chinese, string English, string Repair)
{
    public const string Missing = "missing", Damaged = "damaged", Folder = "folder", Version = "version", Unnamed = "unnamed", Lacking = "lacking";
}
