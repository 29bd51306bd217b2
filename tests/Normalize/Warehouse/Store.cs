using System.Globalization;
using DuckDB.NET.Data;
using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Corrections;
using PerfEval.Normalize.Identity;
using PerfEval.Normalize.Tests.Fixtures;
using PerfEval.Normalize.Warehouse;

namespace PerfEval.Normalize.Tests.Warehouse;

/// <summary>A warehouse file of one test, and documents on their way into it.</summary>
internal sealed class Store : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly DuckDBConnection _connection;

    public Store() => _connection = WarehouseFile.OpenWriter(Path.Combine(_folder.Path, "warehouse.duckdb"));

    /// <returns>Versions of which was decided.</returns>
    public IReadOnlyList<VersionTaken> Load(params LoadItem[] items)
    {
        using var loader = new Loader(_connection);
        loader.Load(items, CancellationToken.None);
        return [.. loader.Versions];
    }

    /// <summary>Each batch added on its own, all of them in one transaction.</summary>
    public void LoadTogether(params LoadItem[][] batches)
    {
        using var loader = new Loader(_connection);
        foreach (var batch in batches)
            loader.Add(batch, CancellationToken.None);
        loader.Commit();
    }

    /// <summary>Added, and never committed.</summary>
    public void Abandon(params LoadItem[] items)
    {
        using var loader = new Loader(_connection);
        loader.Add(items, CancellationToken.None);
    }

    /// <returns>What was decided by it.</returns>
    public IReadOnlyList<VersionTaken> Choose(params VersionChoice[] choices)
    {
        using var loader = new Loader(_connection);
        loader.Choose(choices);
        return [.. loader.Versions];
    }

    public void Remove(params string[] documentIds)
    {
        using var loader = new Loader(_connection);
        loader.Remove(documentIds);
    }

    public static LoadItem Item(string origin, string sha, params object[] blocks) => new()
    {
        DocumentId = StableId.Document(origin, sha),
        Origin = origin,
        Sha256 = sha,
        SourceName = origin,
        RecognitionKey = "1",
        Content = Reading.Of(new Normalize.Recognition.SourceHint(origin), blocks),
    };

    public static LoadItem Rejected(string origin, string sha) =>
        Item(origin, sha) with { Content = null, Rejection = new Rejection("damaged", "文件损坏。", "Damaged.") };

    /// <summary>Rows as text, values joined with “|”, null as ∅.</summary>
    public string[] Query(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(
                string.Join(
                    '|',
                    Enumerable.Range(0, reader.FieldCount)
                        .Select(i => reader.IsDBNull(i) ? "∅" : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        return [.. rows];
    }

    public long Count(string sql) => long.Parse(Query(sql)[0], CultureInfo.InvariantCulture);

    /// <summary>Every row of every internal table; with a condition on document_id, the rows of those documents.</summary>
    public string[] Dump(string where = "true") =>
        [.. Query("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'core' AND table_name <> 'warehouse' ORDER BY 1")
            .SelectMany(t => Query($"SELECT '{t}', x FROM (SELECT x::VARCHAR AS x, document_id FROM core.{t} x {DocumentOf(t)}) WHERE {where} ORDER BY 2"))];

    private static string DocumentOf(string table) => table switch
    {
        "cell" => "JOIN core.document ON load_order = document_no",
        "fact" or "closure" => "JOIN core.form USING (form_no)",
        "late_proof" => "JOIN core.form USING (form_no)",
        "form_version" or "version_difference" => "JOIN core.form USING (form_no)",
        "closure_term" => "JOIN core.closure USING (closure_no) JOIN core.form USING (form_no)",
        "provenance" => "JOIN core.fact USING (fact_no) JOIN core.form USING (form_no)",
        "claim" or "value_kind" or "original" or "address_event" or "expected" or "calendar" or "version_choice" => "CROSS JOIN (SELECT NULL AS document_id)",
        _ => "",
    };

    public void Dispose()
    {
        _connection.Dispose();
        _folder.Dispose();
    }
}
