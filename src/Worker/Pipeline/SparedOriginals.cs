using DuckDB.NET.Data;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Normalize.Privacy;
using PerfEval.Normalize.Vocabulary;
using PerfEval.Normalize.Warehouse;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Worker.Pipeline;

/// <summary>
/// A label more in the vocabulary concerns the documents that print it in a cell, and those with unknown labels, whose proposals rest on all spellings. Of the
/// others the rows would be the same: they are noted as read with the new vocabulary, and not read again.
/// </summary>
public static class SparedOriginals
{
    /// <param name="label">As <see cref="Label.KeyOf"/> spells it; of a group whose labels are looked up in cells alone, see
    /// <see cref="Normalize.Proposals.LabelContext.IsLabelGroup"/>.</param>
    /// <param name="before">Of the vocabulary without the label.</param>
    /// <param name="after">Of the vocabulary with it.</param>
    /// <returns>How many originals need not be read again.</returns>
    public static int Note(DuckDBConnection warehouse, ArchiveState archive, string label, LoadKeys before, LoadKeys after)
    {
        var stored = OriginalTable.Read(warehouse);
        var concerned = Concerned(warehouse, label);
        using var transaction = new WholeTransaction(warehouse);
        var spared = 0;
        foreach (var original in archive.Documents.Where(d => d is { Forgotten: false, Current: true }))
        {
            var address = MaskedText.OfPlace(original.Address).Value;
            if (concerned.Contains(address) || !stored.TryGetValue((address, original.Sha256), out var row) || !before.IsLoaded(original, stored))
                continue;
            warehouse.Execute(
                "UPDATE core.original SET load_key = $key WHERE address = $address AND sha256 = $sha AND NOT replaced",
                ("key", after.Of(original, row.Reader)), ("address", address), ("sha", original.Sha256));
            // Members of a packed file have keys of their own, which are asked for only when it is opened.
            warehouse.Execute(
                "UPDATE core.document SET recognition_key = $key WHERE origin = $address AND sha256 = $sha AND recognition_key = $old",
                ("key", after.OfContent(original, row.Reader)), ("address", address), ("sha", original.Sha256),
                ("old", before.OfContent(original, row.Reader)));
            spared++;
        }

        transaction.Commit();
        return spared;
    }

    // By masked address; members stand for their packed file.
    private static HashSet<string> Concerned(DuckDBConnection warehouse, string label)
    {
        var concerned = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (origin, text) in warehouse.Rows(
                     """
                     SELECT DISTINCT d.origin, c.text FROM core.cell c JOIN core.document d ON d.load_order = c.document_no
                     UNION ALL
                     SELECT DISTINCT d.origin, $label FROM core.proposal p JOIN core.document d USING (document_id)
                     """, row => (row.GetString(0), row.GetString(1)), ("label", label)))
        {
            if (Label.KeyOf(text).Contains(label, StringComparison.Ordinal))
                concerned.Add(origin.Split('!')[0]);
        }

        return concerned;
    }
}
