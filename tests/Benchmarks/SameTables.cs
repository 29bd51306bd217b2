using System.Globalization;
using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Benchmarks;

/// <summary>
/// Two warehouses table by table and view by view: rows, and a hash of all columns that the first one has, whatever the order of the rows. Left out is
/// what says when or in which order something was loaded: timestamps, and the numbers by which the large tables name their rows.
/// </summary>
internal static class SameTables
{
    private static readonly string[] s_numbers = ["load_order", "document_no", "form_no", "fact_no", "kind_no", "claim_no"];

    public static int Run(string before, string after)
    {
        Console.WriteLine($"{"",-44}{"rows",10}{"rows",10}  {"hash",-16}  {"hash",-16}");
        var compared = Compare(before, after);
        foreach (var table in compared)
        {
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{table.Name,-44}{table.Before?.Rows,10}{table.After?.Rows,10}  {table.Before?.Hash,-16}  {table.After?.Hash,-16}  "
                    + $"{(table.Same ? "" : "DIFFERENT")}"));
            foreach (var difference in table.Differences)
                Console.WriteLine("    " + difference);
        }

        var differing = compared.Count(table => !table.Same);
        Console.WriteLine(differing == 0 ? "equal" : string.Create(CultureInfo.InvariantCulture, $"{differing} of {compared.Count} differ"));
        return differing == 0 ? 0 : 1;
    }

    /// <summary>Every table and view of the first, then those that only the second has, which are no difference.</summary>
    public static IReadOnlyList<ComparedTable> Compare(string before, string after)
    {
        using var first = DuckDbFile.Open(before, readOnly: true);
        using var second = DuckDbFile.Open(after, readOnly: true);
        var (old, current) = (Columns(first), Columns(second));
        return
        [
            .. old.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => Compare(pair.Key, pair.Value, current.GetValueOrDefault(pair.Key), first, second)),
            .. current.Keys.Except(old.Keys)
                .Order(StringComparer.Ordinal)
                .Select(table => new ComparedTable(table, null, Sum(second, table, current[table]), [])),
        ];
    }

    private static ComparedTable Compare(string table, List<string> columns, List<string>? present, DuckDBConnection first, DuckDBConnection second)
    {
        if (present is null)
            return new ComparedTable(table, Sum(first, table, columns), null, ["the table is missing"]);
        var missing = columns.Except(present).ToList();
        var common = columns.Except(missing).ToList();
        var (a, b) = (Sum(first, table, common), Sum(second, table, common));
        var differing = a == b ? [] : common.Where(column => Sum(first, table, [column]) != Sum(second, table, [column]));
        return new ComparedTable(
            table, a, b, [.. missing.Select(column => column + ": missing"), .. differing.Select(column => column + ": different values")]);
    }

    private static Dictionary<string, List<string>> Columns(DuckDBConnection connection)
    {
        using var query = new DuckDBCommand(
            """
            SELECT concat('"', schema_name, '"."', table_name, '"'), concat('"', column_name, '"') FROM duckdb_columns()
            WHERE database_name = current_database() AND NOT internal AND NOT starts_with(data_type, 'TIMESTAMP') AND column_name NOT IN (SELECT unnest($numbers))
            ORDER BY column_index
            """, connection);
        query.Parameters.Add(new DuckDBParameter("numbers", s_numbers.ToList()));
        using var reader = query.ExecuteReader();
        var tables = new Dictionary<string, List<string>>();
        while (reader.Read())
        {
            if (!tables.TryGetValue(reader.GetString(0), out var columns))
                tables[reader.GetString(0)] = columns = [];
            columns.Add(reader.GetString(1));
        }

        return tables;
    }

    private static TableSum Sum(DuckDBConnection connection, string table, List<string> columns)
    {
        // A sum keeps rows that stand twice, which a bitwise xor would cancel.
        using var query = new DuckDBCommand(
            $"SELECT count(*), printf('%016x', coalesce(sum(hash({string.Join(", ", columns)})::HUGEINT) % 9223372036854775807, 0)::BIGINT) FROM {table}",
            connection);
        using var reader = query.ExecuteReader();
        reader.Read();
        return new TableSum(reader.GetInt64(0), reader.GetString(1));
    }
}
