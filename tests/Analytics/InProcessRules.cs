using System.Text.Json;
using DuckDB.NET.Data;
using PerfEval.Analytics.Running;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Analytics.Tests;

/// <summary>Runs the rules of a test, which are to be trusted, on the connection itself.</summary>
internal sealed class InProcessRules : IForeignRules
{
    public T Beside<T>(DuckDBConnection warehouse, Func<IForeignSql, T> work, CancellationToken ct) => work(new Queries(warehouse));

    private sealed class Queries(DuckDBConnection warehouse) : IForeignSql
    {
        public IReadOnlyList<object?[]> Rows(string query, string before, string after)
        {
            try
            {
                return [
                    .. warehouse.Rows(before + query + after)
                        .Select(row => row.Select(value => value is System.Collections.IList nested ? JsonSerializer.Serialize(nested) : value).ToArray())
                ];
            }
            catch (DuckDBException e)
            {
                throw new ForeignSqlException(e.Message, e);
            }
        }
    }
}
