namespace PerfEval.Worker.Queries;

/// <summary>Where something is printed, as people count: all from 1, while the views' tables, rows, columns and paragraphs count from 0.</summary>
public static class PrintedPlace
{
    /// <summary>SQL expression: file name, table, row, column or paragraph, and page; NULL where nothing is printed.</summary>
    /// <param name="provenance">Alias of view provenance.</param>
    /// <param name="document">Alias of view document.</param>
    /// <param name="cell">Alias of view cell.</param>
    public static string Sql(string provenance, string document, string cell) =>
        $"""
        concat({document}.source_name, ' ' || {Table($"{provenance}.table_no")} || '第' || ({provenance}."row" + 1) || '行第' || ({provenance}.col + 1) || '列',
               CASE WHEN {provenance}.table_no IS NULL THEN {Paragraph($"{provenance}.paragraph")} END, ' 第' || {cell}.page || '页')
        """;

    /// <summary>SQL expression for a table, of its number in the views.</summary>
    public static string Table(string number) => $"'第' || ({number} + 1) || '张表'";

    /// <summary>SQL expression for a paragraph with a blank before it, of its number in the views.</summary>
    public static string Paragraph(string number) => $"' 第' || ({number} + 1) || '段'";
}
