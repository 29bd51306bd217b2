namespace PerfEval.Worker.State;

/// <summary>There is no folder of edited data where it was looked for.</summary>
public sealed class DataFolderMissingException(string where, string landmark)
    : Exception($"The folder with {landmark} was not found: {where}.")
{
    public string Where => where;
}
