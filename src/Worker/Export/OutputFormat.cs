namespace PerfEval.Worker.Export;

/// <summary>How rows are printed.</summary>
public enum OutputFormat
{
    Table,
    Json,
    Csv,
    Xlsx,

    /// <summary>Files only, and only of what is one query.</summary>
    Parquet,
}
