using DuckDB.NET.Data;
using PerfEval.Normalize.Corrections;
using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Privacy;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Normalize.Warehouse;

/// <summary>
/// Puts documents into the warehouse, whole or not at all, many in one transaction. The same bytes with the same recognition key
/// change nothing; a changed file at the same origin replaces its own rows and no others; a rejected file never replaces anything.
/// Disposing abandons what is not committed.
/// </summary>
public sealed class Loader : IDisposable
{
    private const string OfDocuments = "WHERE document_id IN (SELECT unnest($ids))";

    // Of a packed file its members.
    private const string AtAddresses = "len(list_filter($ids, lambda a: origin = a OR starts_with(origin, a || '!'))) > 0";

    private static readonly string[] s_rowTables =
    [
        "report_part", .. FactTables.All.Select(table => table.Name), "leftover", "proposal", "warning", "correction",
    ];

    // What is kept by number, before the tables that resolve the numbers.
    private static readonly string[] s_numberedRows =
    [
        .. new[] { "version_difference", "form_version" }.SelectMany(table => new[] { "form_no", "taken_form_no" }.Select(
            column => $"core.{table} WHERE {column} IN (SELECT form_no FROM core.form {OfDocuments})")),
        $"core.cell WHERE document_no IN (SELECT load_order FROM core.document {OfDocuments})",
        $"core.provenance WHERE fact_no IN (SELECT fact_no FROM core.fact JOIN core.form USING (form_no) {OfDocuments})",
        $"core.late_proof WHERE closure_no IN (SELECT closure_no FROM core.closure JOIN core.form USING (form_no) {OfDocuments})",
        $"core.closure_term WHERE closure_no IN (SELECT closure_no FROM core.closure JOIN core.form USING (form_no) {OfDocuments})",
        $"core.closure WHERE form_no IN (SELECT form_no FROM core.form {OfDocuments})",
        $"core.fact WHERE form_no IN (SELECT form_no FROM core.form {OfDocuments})",
        $"core.form {OfDocuments}",
    ];

    private readonly DuckDBConnection _connection;
    private readonly TimeProvider _clock;
    private Pending? _pending;
    private readonly List<VersionTaken> _versions = [];
    private int _commits;

    /// <param name="clock">Says when documents were loaded; null is the system's.</param>
    public Loader(DuckDBConnection connection, TimeProvider? clock = null)
    {
        (_connection, _clock) = (connection, clock ?? TimeProvider.System);
        // Every transaction ends in a row group that is not full, and each checkpoint would join those of all before: a fifth of the loading
        // of 1,000 reports.
        _connection.Execute("SET max_vacuum_tasks = 0; SET checkpoint_threshold = '48MB'");
    }

    /// <summary>Versions of one report of which was decided since this loader was made.</summary>
    public IReadOnlyList<VersionTaken> Versions => _versions;

    /// <summary>Cells and values added since the last commit.</summary>
    public long PendingRows => _pending?.Writer.NumberedRows ?? 0;

    /// <summary>Since the first document after the last commit was added; zero where nothing waits.</summary>
    public TimeSpan PendingFor => _pending?.Age.Elapsed ?? TimeSpan.Zero;

    /// <summary>
    /// Documents that are stored already with this recognition key, so that they need neither be read nor recognised again. Rejected ones are
    /// tried each time: the reason is to be named again, and a tool may have been installed meanwhile.
    /// </summary>
    public HashSet<(string DocumentId, string RecognitionKey)> Stored()
    {
        return [.. _connection.Rows(
            $"SELECT document_id, recognition_key FROM core.document WHERE {DocumentStatus.IsLoaded}", row => (row.GetString(0), row.GetString(1)))];
    }

    /// <summary>Loads one batch in one transaction.</summary>
    public void Load(IReadOnlyList<LoadItem> items, CancellationToken ct)
    {
        Add(items, ct);
        Commit();
    }

    /// <summary>
    /// Adds one batch to the open transaction. Of several readable items of one origin the last one counts; what is stored already is left alone.
    /// When this throws, nothing since the last commit is kept.
    /// </summary>
    /// <param name="originals">Originals of the archive of which this batch is the last; they are noted with it.</param>
    public void Add(IReadOnlyList<LoadItem> items, CancellationToken ct, IReadOnlyList<LoadedOriginal>? originals = null)
    {
        try
        {
            // Rows that wait cannot be replaced.
            if (_pending is { } waiting && items.Any(i => waiting.Origins.Contains(i.Origin)))
                Commit();
            var batch = New(items);
            if (batch.Count == 0 && originals is not { Count: > 0 })
                return;
            ct.ThrowIfCancellationRequested();
            var pending = _pending ??= new Pending(_connection);
            pending.Originals.AddRange(originals ?? []);
            var orders = Orders(batch);
            pending.Reports.UnionWith(Clear(batch, pending.Replaced));
            foreach (var item in batch)
            {
                Write(pending.Writer, item, orders.TryGetValue(item.DocumentId, out var order) ? order : pending.NextOrder++);
                pending.Origins.Add(item.Origin);
                pending.Reports.UnionWith(item.Content?.Reports.Select(r => r.Identity.ReportId) ?? []);
            }
        }
        catch
        {
            Abandon();
            throw;
        }
    }

    /// <summary>Everything added so far is in the warehouse when this returns; when it throws, nothing since the last commit is.</summary>
    public void Commit()
    {
        if (_pending is null)
            return;
        try
        {
            _pending.Writer.Complete();
            // A portal may have changed the day of publication, by which versions are told apart.
            OriginalTable.Store(_connection, _pending.Originals);
            _pending.Reports.UnionWith(ReportsAt(_pending.Originals));
            Settle(_pending.Reports);
            _pending.Replaced.Compare();
            _pending.Transaction.Commit();
            _commits++;
        }
        finally
        {
            Abandon();
        }
    }

    public void Dispose()
    {
        Abandon();
        // Whoever waits for a bulk load is not kept waiting for the joining either; the next small one does it.
        if (_commits > 1)
            return;
        try
        {
            _connection.Execute("RESET max_vacuum_tasks; RESET checkpoint_threshold");
        }
        catch (DuckDBException)
        {
            // A database that failed for good takes no settings either; what failed is being told already.
        }
    }

    private void Abandon()
    {
        _pending?.Dispose();
        _pending = null;
    }

    private List<LoadItem> New(IReadOnlyList<LoadItem> items)
    {
        // A rejection is known by its reason. Of bytes that were read before, it never counts: a tool may be missing today, the rows stay.
        var stored = List(
            $"""
            SELECT document_id || CASE status WHEN '{DocumentStatus.Rejected}' THEN reason ELSE recognition_key END FROM core.document
            WHERE status <> '{DocumentStatus.Replaced}' AND document_id IN (SELECT unnest($ids))
            UNION ALL
            SELECT document_id FROM core.document WHERE {DocumentStatus.IsLoaded} AND document_id IN (SELECT unnest($ids))
            """, "ids", items.Select(i => i.DocumentId)).ToHashSet();
        var last = items.Where(i => i.Content is not null).GroupBy(i => i.Origin).ToDictionary(g => g.Key, g => g.Last());
        return
        [
            .. items.Where(i => !stored.Contains(i.DocumentId + (i.Rejection is null ? i.RecognitionKey : ReasonOf(i)))
                                && (i.Content is null ? !stored.Contains(i.DocumentId) : last[i.Origin] == i))
                .DistinctBy(i => i.DocumentId),
        ];
    }

    private static string? ReasonOf(LoadItem item) =>
        item.Rejection is { } why ? MaskedText.Of($"{why.Chinese} {why.English}").Value
        : item.Status == DocumentStatus.Unrecognised ? "未识别出任何自评表。 No self-evaluation form was recognised."
        : null;

    private static MaskedText? Place(string? address) => address is null ? null : MaskedText.OfPlace(address);

    private static MaskedText? Title(string? title) => title is null ? null : MaskedText.Of(title);

    // A document that is only read anew has arrived when it first did, and is no further version of its reports.
    private Dictionary<string, long> Orders(IReadOnlyList<LoadItem> batch)
    {
        var orders = _connection.Rows(
            $"SELECT document_id, load_order FROM core.document {OfDocuments} AND status <> '{DocumentStatus.Replaced}'",
            row => (row.GetString(0), row.GetInt64(1)), ("ids", batch.Select(i => i.DocumentId).ToList())).ToDictionary();
        if (orders.Count > 0)
            _connection.Execute("DELETE FROM core.report_version WHERE load_order IN (SELECT unnest($orders))", ("orders", orders.Values.ToList()));
        return orders;
    }

    // Rows of what these documents replace go; the reports they belonged to are returned, because another document may be current now.
    private HashSet<string> Clear(IReadOnlyList<LoadItem> batch, ReplacedValues values)
    {
        var ids = List("SELECT document_id FROM core.document WHERE document_id IN (SELECT unnest($ids))", "ids", batch.Select(i => i.DocumentId));
        var replaced = List(
            $"SELECT document_id FROM core.document WHERE origin IN (SELECT unnest($ids)) AND {DocumentStatus.IsLoaded}", "ids",
            batch.Where(i => i.Content is not null).Select(i => MaskedText.OfPlace(i.Origin).Value)).Except(ids).ToList();
        var gone = ids.Concat(replaced).ToList();
        if (gone.Count == 0)
            return [];
        values.Keep(replaced);
        var touched = DeleteRows(gone);
        Execute($"UPDATE core.document SET status = '{DocumentStatus.Replaced}' {OfDocuments}", replaced);
        Execute($"DELETE FROM core.document {OfDocuments}", ids);
        return touched;
    }

    /// <summary>Removes documents and all that is known only from them, history included; the caller's transaction decides.</summary>
    public void Remove(IReadOnlyCollection<string> documentIds)
    {
        var touched = DeleteRows(documentIds);
        foreach (var table in new[] { "report_version", "value_change", "document" })
            Execute($"DELETE FROM core.{table} {OfDocuments}", documentIds);
        Execute("DELETE FROM core.value_change WHERE previous_document_id IN (SELECT unnest($ids))", documentIds);
        Settle(touched);
    }

    /// <summary>Takes over which versions analysts chose; a report of which they chose another one is settled anew.</summary>
    public void Choose(IReadOnlyList<VersionChoice> choices)
    {
        using var transaction = new WholeTransaction(_connection);
        Settle(new FormVersions(_connection).Choose(choices));
        transaction.Commit();
    }

    /// <summary>Choices that fit no document of this warehouse: with a mistyped name, year or hash nothing is chosen.</summary>
    public IReadOnlyList<(string Unit, int Year, string Sha256)> UnusedChoices() => new FormVersions(_connection).Unused();

    private void Settle(IReadOnlyCollection<string> reportIds)
    {
        _versions.AddRange(new FormVersions(_connection).Settle(reportIds));
        new YearClosures(_connection).Settle(reportIds);
    }

    // Of originals that were described anew without being read.
    private List<string> ReportsAt(IEnumerable<LoadedOriginal> originals)
    {
        var described = originals.Where(original => original.Described is not null).Select(original => MaskedText.OfPlace(original.Address).Value).ToList();
        return described.Count == 0 ? [] : List(
            $"SELECT DISTINCT report_id FROM core.form JOIN core.document USING (document_id) WHERE {AtAddresses}", "ids", described);
    }

    /// <summary>Takes the rows of what is no longer current at these addresses away, as if other bytes had come: the current ones were forgotten.</summary>
    public void Retire(IEnumerable<string> addresses)
    {
        var gone = List(
            $"SELECT document_id FROM core.document WHERE {AtAddresses} AND {DocumentStatus.IsLoaded}", "ids",
            addresses.Select(address => MaskedText.OfPlace(address).Value));
        if (gone.Count == 0)
            return;
        using var transaction = new WholeTransaction(_connection);
        var touched = DeleteRows(gone);
        Execute($"UPDATE core.document SET status = '{DocumentStatus.Replaced}' {OfDocuments}", gone);
        Settle(touched);
        transaction.Commit();
    }

    // Returns the reports that the rows belonged to.
    private HashSet<string> DeleteRows(IReadOnlyCollection<string> documentIds)
    {
        var touched = List($"SELECT DISTINCT report_id FROM core.form {OfDocuments}", "ids", documentIds).ToHashSet();
        foreach (var rows in s_numberedRows)
            Execute($"DELETE FROM {rows}", documentIds);
        foreach (var table in s_rowTables)
            Execute($"DELETE FROM core.{table} {OfDocuments}", documentIds);
        return touched;
    }

    private void Write(RowWriter writer, LoadItem item, long order)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        writer.Table("document").CreateRow()
            .AppendValue(item.DocumentId)
            .AppendValue(item.Sha256)
            .AppendValue(MaskedText.OfPlace(item.Origin))
            .AppendValue(MaskedText.OfFileName(item.SourceName))
            .AppendValue(item.Portal).AppendValue(Place(item.Url)).AppendValue(Title(item.Title)).AppendValue(item.MediaType).AppendValue(item.Bytes)
            .AppendValue(item.FetchedAt).AppendValue(item.PublishedOn).AppendValue(item.Status)
            .AppendValue(ReasonOf(item))
            .AppendValue(item.RecognitionKey).AppendValue(now).AppendValue(order).EndRow();
        if (item.Content is not { } content)
            return;
        writer.Corrected(content.Corrections);
        writer.Certainties(content.Certainties);
        var closures = 0;
        foreach (var report in content.Reports)
            WriteReport(writer, item.DocumentId, report, now, order, ref closures);
        WriteCells(writer, item.DocumentId, content, order);
    }

    private static void WriteReport(RowWriter writer, string documentId, RecognisedReport report, DateTime now, long order, ref int closures)
    {
        var id = report.Identity.ReportId;
        var division = report.Identity.Division;
        writer.Table("report_part").CreateRow()
            .AppendValue(id).AppendValue(documentId).AppendValue(report.Identity.Unit).AppendValue(report.Identity.UnitFunction)
            .AppendValue(division.Code).AppendValue(division.Name).AppendValue(division.Prefecture).AppendValue(division.Province).AppendValue(division.Level)
            .AppendValue(report.Identity.Year)
            .AppendValue(report.Template)
            .AppendValue(report.SelfScore)
            .AppendValue(report.ScoreSource)
            .AppendValue(report.Grade)
            .AppendValue(report.Cells).AppendValue(report.Claimed).AppendValue(report.Ignored).AppendValue(report.Leftover).EndRow();
        writer.Table("report_version").CreateRow().AppendValue(id).AppendValue(documentId).AppendValue(now).AppendValue(order).EndRow();
        writer.Write(id, documentId, report, ref closures);
    }

    private static void WriteCells(RowWriter writer, string documentId, RecognisedDocument content, long order)
    {
        foreach (var cell in content.Cells)
            writer.Write(order, cell);
        foreach (var leftover in content.Leftovers)
        {
            writer.Table("leftover").CreateRow().AppendValue(documentId).AppendValue(leftover.ReportId).AppendValue(leftover.TableNo).AppendValue(leftover.Row)
                .AppendValue(leftover.Col).AppendNullValue().AppendValue(leftover.What).AppendValue(leftover.Text).EndRow();
        }

        foreach (var (report, number) in content.Reports.SelectMany(r => r.Untaken.Select(n => (r.Identity.ReportId, n))))
        {
            writer.Table("leftover").CreateRow().AppendValue(documentId).AppendValue(report).AppendNullValue().AppendNullValue().AppendNullValue()
                .AppendValue(number.Paragraph).AppendValue(number.What).AppendValue(number.Text).EndRow();
        }

        foreach (var (unknown, field, probability, arithmetic, state) in content.Proposals)
        {
            var cell = unknown.Cell;
            writer.Table("proposal")
                .CreateRow()
                .AppendValue(documentId)
                .AppendValue(cell.ReportId)
                .AppendValue(MaskedText.Of(unknown.Label))
                .AppendValue(unknown.Context.Name)
                    .AppendValue(cell.TableNo)
                    .AppendValue(cell.Cell.Row)
                    .AppendValue(cell.Cell.Col)
                    .AppendValue(field?.ToString())
                    .AppendValue((decimal?)(decimal)probability)
                    .AppendValue(arithmetic).AppendValue(state).EndRow();
        }

        foreach (var ((_, table, row, col, value, _, who, why, date), printed) in content.Corrections)
        {
            writer.Table("correction").CreateRow().AppendValue(documentId).AppendValue(table).AppendValue(row).AppendValue(col)
                .AppendValue(printed).AppendValue(value).AppendValue(who).AppendValue(why).AppendValue(date).EndRow();
        }

        foreach (var warning in content.Warnings)
            writer.Table("warning")
                .CreateRow()
                .AppendValue(documentId)
                .AppendValue(warning.Kind)
                .AppendValue(warning.Place)
                .AppendValue(warning.Message)
                .EndRow();
    }

    private List<string> List(string sql, string parameter, IEnumerable<string> values) =>
        _connection.Rows(sql, row => row.GetString(0), (parameter, values.ToList()));

    private void Execute(string sql, IReadOnlyCollection<string> ids)
    {
        if (ids.Count > 0)
            _connection.Execute(sql, ("ids", ids.ToList()));
    }
}
