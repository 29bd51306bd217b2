using DuckDB.NET.Data;

namespace PerfEval.Analytics.Running;

/// <summary>Where the queries of rules run that are not the program's own.</summary>
public interface IForeignRules
{
    /// <summary>Lets the warehouse go, has its rules run, and takes it again.</summary>
    /// <param name="warehouse">Without a transaction, and the process's only connection to its file. It is closed meanwhile.</param>
    /// <param name="work">Runs the queries.</param>
    T Beside<T>(DuckDBConnection warehouse, Func<IForeignSql, T> work, CancellationToken ct);
}
