namespace PerfEval.Worker.Output;

/// <summary>How rows are printed.</summary>
public enum OutputFormat
{
    Table,
    Json,
    Csv,
    Xlsx,
}
