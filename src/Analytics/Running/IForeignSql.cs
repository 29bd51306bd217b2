namespace PerfEval.Analytics.Running;

/// <summary>Runs queries that others wrote where they can harm nothing.</summary>
public interface IForeignSql
{
    /// <param name="query">Theirs; one query by itself.</param>
    /// <param name="before">Our own text before it.</param>
    /// <param name="after">Our own text behind it.</param>
    /// <returns>All rows; nested values are JSON text.</returns>
    /// <exception cref="ForeignSqlException">It was refused, failed, or took too much.</exception>
    IReadOnlyList<object?[]> Rows(string query, string before, string after);
}
