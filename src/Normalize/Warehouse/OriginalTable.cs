using DuckDB.NET.Data;
using PerfEval.Normalize.Privacy;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Normalize.Warehouse;

/// <summary>
/// Which originals of the archive are in the warehouse, and as what they were read. Their addresses stand there masked; see <see cref="MaskedText.OfPlace"/>.
/// </summary>
public static class OriginalTable
{
    /// <summary>By their masked addresses and hashes.</summary>
    public static Dictionary<(string Address, string Sha256), LoadedOriginal> Read(DuckDBConnection connection)
    {
        var originals = new Dictionary<(string, string), LoadedOriginal>();
        foreach (var original in connection.Rows(
                     "SELECT address, sha256, reader, load_key, replaced FROM core.original",
                     row => new LoadedOriginal(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3)) { Replaced = row.GetBoolean(4) }))
            originals[(original.Address, original.Sha256)] = original;
        return originals;
    }

    /// <summary>Notes them as the current versions of their addresses, in the open transaction.</summary>
    internal static void Store(DuckDBConnection connection, IReadOnlyList<LoadedOriginal> originals)
    {
        if (originals.Count == 0)
            return;
        var last = originals.GroupBy(o => o.Address).Select(g => g.Last()).ToList();
        connection.Execute("CREATE OR REPLACE TEMP TABLE loaded_original AS FROM core.original LIMIT 0");
        using (var rows = connection.Bulk("temp", "main", "loaded_original"))
        {
            foreach (var (address, sha, reader, key) in last)
                rows.CreateRow()
                    .AppendValue(MaskedText.OfPlace(address))
                    .AppendValue(sha)
                    .AppendValue(reader)
                    .AppendValue(key)
                    .AppendValue((bool?)false)
                    .EndRow();
            rows.Complete();
        }

        connection.Execute(
            """
            DELETE FROM core.original USING temp.loaded_original l WHERE original.address = l.address AND original.sha256 = l.sha256;
            UPDATE core.original SET replaced = true FROM temp.loaded_original l WHERE original.address = l.address AND NOT original.replaced;
            INSERT INTO core.original FROM temp.loaded_original;
            DROP TABLE temp.loaded_original;
            """);
        foreach (var original in last)
        {
            if (original.Described is { } described)
                Describe(connection, original.Address, described);
        }
    }

    /// <summary>Takes originals out of the table, in the open transaction.</summary>
    /// <returns>The documents that came from them, to be removed.</returns>
    public static IReadOnlyList<string> Forget(DuckDBConnection connection, IReadOnlyList<(string Address, string Sha256)> originals)
    {
        connection.Execute("CREATE OR REPLACE TEMP TABLE forgotten_original (address VARCHAR, sha256 VARCHAR)");
        using (var rows = connection.Bulk("temp", "main", "forgotten_original"))
        {
            foreach (var (address, sha) in originals)
                rows.CreateRow().AppendValue(MaskedText.OfPlace(address)).AppendValue(sha).EndRow();
            rows.Complete();
        }

        var documents = connection.Rows(
            """
            SELECT document_id FROM core.document d JOIN temp.forgotten_original f ON d.origin = f.address AND d.sha256 = f.sha256
            UNION
            SELECT document_id FROM core.document d JOIN temp.forgotten_original f ON starts_with(d.origin, f.address || '!')
            JOIN core.original o ON o.address = f.address AND o.sha256 = f.sha256 AND NOT o.replaced
            """, row => row.GetString(0));
        connection.Execute(
            """
            DELETE FROM core.original USING temp.forgotten_original f WHERE original.address = f.address AND original.sha256 = f.sha256;
            DROP TABLE temp.forgotten_original;
            """);
        return documents;
    }

    private static void Describe(DuckDBConnection connection, string address, LoadItem words) =>
        connection.Execute(
            $"""
            UPDATE core.document
            SET portal = $portal, url = $url, title = coalesce($title, title), published_on = coalesce($published_on, published_on), fetched_at = $fetched_at
            WHERE (origin = $address OR starts_with(origin, $address || '!')) AND status <> '{DocumentStatus.Replaced}'
            """,
            ("portal", words.Portal), ("url", words.Url is { } url ? MaskedText.OfPlace(url).Value : null),
            ("title", words.Title is { } title ? MaskedText.Of(title).Value : null), ("published_on", words.PublishedOn),
            ("fetched_at", words.FetchedAt), ("address", MaskedText.OfPlace(address).Value));
}
