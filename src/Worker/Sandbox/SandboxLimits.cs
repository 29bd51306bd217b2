namespace PerfEval.Worker.Sandbox;

/// <summary>What one statement of somebody else may take.</summary>
public sealed record SandboxLimits
{
    /// <summary>Megabytes of memory that DuckDB may use before it writes to its temporary folder. 1,024 by default.</summary>
    public int Memory { get; init; } = 1024;

    /// <summary>Megabytes in the temporary folder. 2,048 by default.</summary>
    public int TemporaryFiles { get; init; } = 2048;

    /// <summary>Time in which rows are waited for; what the parent does with them is not counted. A minute by default.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Rows of a result, inclusive. A million by default.</summary>
    public long Rows { get; init; } = 1_000_000;

    /// <summary>Bytes of a result's rows as they cross the pipe, inclusive. 1 GiB by default.</summary>
    public long Bytes { get; init; } = 1L << 30;
}
