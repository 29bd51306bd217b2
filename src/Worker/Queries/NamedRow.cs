using PerfEval.Worker.Export;

namespace PerfEval.Worker.Queries;

/// <summary>One row of a query, by column name.</summary>
public sealed class NamedRow(IReadOnlyList<OutputColumn> columns, object?[] values)
{
    /// <summary>The value, or null for SQL's NULL and for a column that the query does not have.</summary>
    public object? this[string column]
    {
        get
        {
            for (var i = 0; i < columns.Count; i++)
            {
                if (columns[i].Name == column)
                    return values[i];
            }

            return null;
        }
    }

    /// <summary>The value as text; null for NULL and for empty text.</summary>
    public string? Text(string column) => this[column] is { } value && ValueText.Of(value) is { Length: > 0 } text ? text : null;

    public bool Has(string column) => Text(column) is not null;
}
