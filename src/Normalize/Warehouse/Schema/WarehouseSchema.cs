using PerfEval.Normalize.Facts;

namespace PerfEval.Normalize.Warehouse.Schema;

/// <summary>The SQL that makes the tables and English views of an empty warehouse.</summary>
public static class WarehouseSchema
{
    private static readonly string[] s_joined = ["staffing", "project", "attachment"];

    public static string Script() =>
        Embedded("schema.sql") + string.Concat(FactTables.All.Select(Table)) + Embedded("views.sql")
            + string.Concat(FactTables.All.Where(table => !s_joined.Contains(table.Name)).Select(View));

    private static string Table(FactTable table) =>
        $"CREATE TABLE core.{table.Name} (report_id VARCHAR, document_id VARCHAR, form_key VARCHAR, row_key VARCHAR, "
        + $"{string.Join(", ", table.Columns.Select(c => $"{Quoted(c)} {c.Type}"))});\n";

    // Leaves out what a newer document has replaced. That is rare, and an anti join with nothing costs nothing: a semi join with the current forms
    // took 20 times as long (measured on 200,000 rows of provenance).
    private static string View(FactTable table) =>
        $"""
        CREATE VIEW {table.Name} AS SELECT report_id, {string.Join(", ", table.Columns.Where(column => column.IsShown).Select(Quoted))}, row_key
        FROM core.{table.Name} ANTI JOIN (FROM core.form WHERE NOT current) USING (report_id, document_id, form_key);

        """;

    private static string Quoted(FactColumn column) => $"\"{column.Name}\"";

    private static string Embedded(string name)
    {
        using var stream = typeof(WarehouseSchema).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
