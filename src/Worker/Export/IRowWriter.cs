namespace PerfEval.Worker.Export;

/// <summary>Prints rows in one format; streams, so that memory does not grow with the result.</summary>
public interface IRowWriter
{
    /// <returns>Number of rows written.</returns>
    long Write(ResultRows rows, Stream target, CancellationToken ct);
}
