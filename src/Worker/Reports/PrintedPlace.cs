namespace PerfEval.Worker.Reports;

/// <summary>Where something is printed, in words. Tables, rows, columns and paragraphs count from 0 as in the views, pages from 1.</summary>
public static class PrintedPlace
{
    /// <summary>SQL expression: file name, table, row, column or paragraph, and page; NULL where nothing is printed.</summary>
    /// <param name="provenance">Alias of view provenance.</param>
    /// <param name="document">Alias of view document.</param>
    /// <param name="cell">Alias of view cell.</param>
    public static string Sql(string provenance, string document, string cell) =>
        $"""
        concat({document}.source_name,
               ' 表' || {provenance}.table_no || ' 行' || {provenance}."row" || ' 列' || {provenance}.col,
               CASE WHEN {provenance}.table_no IS NULL THEN ' 段' || {provenance}.paragraph END,
               ' 第' || {cell}.page || '页')
        """;
}
