using System.Globalization;
using DuckDB.NET.Data;

namespace PerfEval.Portal.Nights;

/// <summary>What a file of the program's holds, read without the program, whose start for each of some dozen questions took a tenth of the nights.</summary>
public static class StoredRows
{
    /// <summary>What is wrong with a generation that does not open or whose first join fails; null where it is sound.</summary>
    public static string? Fault(string generation)
    {
        try
        {
            Of(generation, "SELECT count(*) FROM report JOIN document USING (document_id)");
            return null;
        }
        catch (DuckDBException e)
        {
            return $"{Path.GetFileName(generation)}: {e.Message}";
        }
    }

    /// <returns>Rows as text, null as an empty one.</returns>
    /// <exception cref="DuckDBException">It is no database, another process holds it, or the query fails.</exception>
    public static IReadOnlyList<string[]> Of(string file, string sql)
    {
        using var connection = new DuckDBConnection($"DataSource={file};ACCESS_MODE=READ_ONLY");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture) ?? "")]);
        return rows;
    }
}
