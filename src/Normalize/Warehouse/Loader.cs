using DuckDB.NET.Data;
using PerfEval.Normalize.Privacy;
using PerfEval.Normalize.Recognition;

namespace PerfEval.Normalize.Warehouse;

/// <summary>
/// Puts documents into the warehouse, whole or not at all: one transaction a batch. The same bytes with the same recognition key
/// change nothing; a changed file at the same origin replaces its own rows and no others; a rejected file never replaces anything.
/// </summary>
public sealed class Loader(DuckDBConnection connection)
{
    private static readonly string[] RowTables =
    [
        "report_part", "form", "staffing", "budget_line", "building", "project", "funding", "funding_by_nature", "indicator", "score_item",
        "score_total", "narrative_figure", "narrative_item", "passage", "attachment", "cell", "provenance", "leftover", "warning", "closure", "correction",
    ];

    /// <summary>
    /// Documents that are stored already with this recognition key, so that they need neither be read nor recognised again. Rejected ones are
    /// tried each time: the reason is to be named again, and a tool may have been installed meanwhile.
    /// </summary>
    public HashSet<(string DocumentId, string RecognitionKey)> Stored()
    {
        var stored = new HashSet<(string, string)>();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT document_id, recognition_key FROM core.document WHERE status IN ('read', 'unrecognised')";
        using var reader = command.ExecuteReader();
        while (reader.Read())
            stored.Add((reader.GetString(0), reader.GetString(1)));
        return stored;
    }

    /// <summary>Loads one batch in one transaction. Two items of one origin are one batch's last word on it.</summary>
    public void Load(IReadOnlyList<LoadItem> items, CancellationToken cancellationToken)
    {
        var batch = WithoutKnownRejections(items);
        if (batch.Count == 0)
            return;
        cancellationToken.ThrowIfCancellationRequested();
        using var transaction = connection.BeginTransaction();
        var touched = Clear(batch);
        var order = NextOrder();
        using (var writer = new RowWriter(connection))
        {
            foreach (var item in batch)
            {
                Write(writer, item, order++);
                foreach (var report in item.Content?.Reports ?? [])
                    touched.Add(report.Identity.ReportId);
            }

            writer.Complete();
        }

        ChooseCurrent(touched);
        transaction.Commit();
    }

    private List<LoadItem> WithoutKnownRejections(IReadOnlyList<LoadItem> items)
    {
        var known = List(
            "SELECT document_id || reason FROM core.document WHERE status = 'rejected' AND document_id IN (SELECT unnest($ids))", "ids",
            items.Where(i => i.Rejection is not null).Select(i => i.DocumentId)).ToHashSet();
        return [.. items.Where(i => i.Rejection is null || !known.Contains(i.DocumentId + ReasonOf(i)))];
    }

    private static string? ReasonOf(LoadItem item) =>
        item.Rejection is { } why ? $"{why.Chinese} {why.English}"
        : item.Status == "unrecognised" ? "未识别出任何自评表。 No self-evaluation form was recognised."
        : null;

    // Rows of what these documents replace go; the reports they belonged to are returned, because another document may be current now.
    private HashSet<string> Clear(IReadOnlyList<LoadItem> batch)
    {
        var ids = List("SELECT document_id FROM core.document WHERE document_id IN (SELECT unnest($ids))", "ids", batch.Select(i => i.DocumentId));
        var replaced = List(
            "SELECT document_id FROM core.document WHERE origin IN (SELECT unnest($ids)) AND status IN ('read', 'unrecognised')", "ids",
            batch.Where(i => i.Content is not null).Select(i => i.Origin)).Except(ids).ToList();
        var gone = ids.Concat(replaced).ToList();
        if (gone.Count == 0)
            return [];
        var touched = List("SELECT DISTINCT report_id FROM core.form WHERE document_id IN (SELECT unnest($ids))", "ids", gone).ToHashSet();
        foreach (var table in RowTables)
            Execute($"DELETE FROM core.{table} WHERE document_id IN (SELECT unnest($ids))", gone);
        Execute("UPDATE core.document SET status = 'replaced' WHERE document_id IN (SELECT unnest($ids))", replaced);
        Execute("DELETE FROM core.document WHERE document_id IN (SELECT unnest($ids))", ids);
        return touched;
    }

    private static void Write(RowWriter writer, LoadItem item, long order)
    {
        var now = DateTime.UtcNow;
        writer.Table("document").CreateRow()
            .AppendValue(item.DocumentId).AppendValue(item.Sha256).AppendValue(item.Origin).AppendValue(item.SourceName)
            .AppendNullValue().AppendNullValue().AppendValue(item.Title).AppendValue(item.MediaType).AppendValue(item.Bytes)
            .AppendNullValue().AppendValue(item.PublishedOn).AppendValue(item.Status)
            .AppendValue(ReasonOf(item))
            .AppendValue(item.RecognitionKey).AppendValue(now).AppendValue(order).EndRow();
        if (item.Content is not { } content)
            return;
        writer.Corrected(content.Corrections);
        foreach (var report in content.Reports)
            WriteReport(writer, item.DocumentId, report, now, order);
        WriteCells(writer, item.DocumentId, content);
    }

    private static void WriteReport(RowWriter writer, string documentId, RecognisedReport report, DateTime now, long order)
    {
        var id = report.Identity.ReportId;
        var division = report.Identity.Division;
        writer.Table("report_part").CreateRow()
            .AppendValue(id).AppendValue(documentId).AppendValue(report.Identity.Unit).AppendValue(report.Identity.UnitFunction)
            .AppendValue(division.Code).AppendValue(division.Name).AppendValue(division.Prefecture).AppendValue(division.Province).AppendValue(division.Level)
            .AppendValue(report.Identity.Year).AppendValue(report.Template).AppendValue(report.SelfScore).AppendValue(report.ScoreSource).AppendValue(report.Grade)
            .AppendValue(report.Cells).AppendValue(report.Claimed).AppendValue(report.Ignored).AppendValue(report.Leftover).EndRow();
        foreach (var (formKey, title) in report.Forms)
            writer.Table("form").CreateRow().AppendValue(id).AppendValue(documentId).AppendValue(formKey).AppendValue(title).AppendValue(true).EndRow();
        writer.Table("report_version").CreateRow().AppendValue(id).AppendValue(documentId).AppendValue(now).AppendValue(order).EndRow();
        foreach (var fact in report.Facts)
            writer.Write(id, documentId, fact);
        foreach (var closure in report.Closures)
        {
            writer.Table("closure").CreateRow().AppendValue(id).AppendValue(documentId).AppendValue(closure.FormKey).AppendValue(closure.TableNo)
                .AppendValue(closure.Relation).AppendValue(closure.Expected).AppendValue(closure.Actual).AppendValue(closure.Holds).EndRow();
        }
    }

    private static void WriteCells(RowWriter writer, string documentId, RecognisedDocument content)
    {
        var cells = writer.Table("cell");
        foreach (var (tableNo, cell, text, entry, _) in content.Cells)
        {
            cells.CreateRow()
                .AppendValue(documentId).AppendValue(tableNo).AppendValue(cell.Row).AppendValue(cell.Col).AppendValue(cell.RowSpan).AppendValue(cell.ColSpan)
                .AppendValue(text).AppendValue(cell.Page).AppendValue(cell.Box?.X0).AppendValue(cell.Box?.Y0).AppendValue(cell.Box?.X1).AppendValue(cell.Box?.Y1)
                .AppendValue(cell.Confidence).AppendValue(entry is { } e ? (e.Ignored ? "ignored:" : "") + e.By : null).EndRow();
        }

        foreach (var leftover in content.Leftovers)
        {
            writer.Table("leftover").CreateRow().AppendValue(documentId).AppendValue(leftover.ReportId).AppendValue(leftover.TableNo).AppendValue(leftover.Row)
                .AppendValue(leftover.Col).AppendNullValue().AppendValue(leftover.What).AppendValue(leftover.Text).EndRow();
        }

        foreach (var ((_, table, row, col, value, _, who, why, date), printed) in content.Corrections)
        {
            writer.Table("correction").CreateRow().AppendValue(documentId).AppendValue(table).AppendValue(row).AppendValue(col)
                .AppendValue(Masking.Mask(printed)).AppendValue(value).AppendValue(who).AppendValue(why).AppendValue(date).EndRow();
        }

        foreach (var warning in content.Warnings)
            writer.Table("warning").CreateRow().AppendValue(documentId).AppendValue(warning.Kind).AppendValue(warning.Place).AppendValue(warning.Message).EndRow();
    }

    // Of several documents that state the same form of a report, the one loaded last counts.
    private void ChooseCurrent(IReadOnlyCollection<string> reportIds) => Execute(
        """
        UPDATE core.form SET current = (d.load_order = m.last)
        FROM core.document d,
             (SELECT f.report_id, f.form_key, max(d.load_order) AS last FROM core.form f JOIN core.document d USING (document_id)
              WHERE f.report_id IN (SELECT unnest($ids)) GROUP BY ALL) m
        WHERE form.document_id = d.document_id AND form.report_id = m.report_id AND form.form_key = m.form_key
          AND form.current <> (d.load_order = m.last)
        """, reportIds);

    private long NextOrder()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT coalesce(max(load_order), 0) + 1 FROM core.document";
        return (long)command.ExecuteScalar()!;
    }

    private List<string> List(string sql, string parameter, IEnumerable<string> values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add(new DuckDBParameter(parameter, values.ToList()));
        using var reader = command.ExecuteReader();
        var result = new List<string>();
        while (reader.Read())
            result.Add(reader.GetString(0));
        return result;
    }

    private void Execute(string sql, IReadOnlyCollection<string> ids)
    {
        if (ids.Count == 0)
            return;
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add(new DuckDBParameter("ids", ids.ToList()));
        command.ExecuteNonQuery();
    }
}
