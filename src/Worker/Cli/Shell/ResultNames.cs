using PerfEval.Worker.Queries;
using PerfEval.Worker.Sandbox;

namespace PerfEval.Worker.Cli.Shell;

/// <summary>
/// Results by name: _ is the last query, _1 the first of the session. Each is a temporary view, so what stands behind a name is run again
/// when it is asked for; the warehouse itself is not touched.
/// </summary>
public sealed class ResultNames(ISqlSession session)
{
    private const string Last = "_";

    /// <summary>First words of statements that give rows and can stand behind a view.</summary>
    private static readonly HashSet<string> s_queries = new(StringComparer.OrdinalIgnoreCase)
    {
        "SELECT", "FROM", "WITH", "VALUES", "PIVOT", "UNPIVOT", "SUMMARIZE", "DESCRIBE", "DESC", "SHOW",
    };

    private int _count;

    /// <summary>The statement with _ spelt out, so that a query over _ can become the next _.</summary>
    public string Resolve(string sql) => _count == 0 ? sql : SqlText.Rename(sql, Last, $"{Last}{_count}");

    /// <summary>Gives a query that has just run its name.</summary>
    public void Keep(string sql)
    {
        if (SqlText.Names(sql).FirstOrDefault() is not { } word || !s_queries.Contains(word))
            return;
        // A result with two columns of one name, for instance, is no view: _ stays what it was.
        if (session.Keep($"{Last}{_count + 1}", sql))
            _count++;
    }
}
