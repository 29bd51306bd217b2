namespace PerfEval.Ingest.Text;

/// <summary>What is wrong with a YAML file, and where; the caller says which file.</summary>
/// <param name="line">From 1.</param>
/// <param name="column">From 1.</param>
public sealed class StrictYamlException(int line, int column, string message, Exception? cause = null) : Exception(message, cause)
{
    public int Line => line;

    public int Column => column;
}
