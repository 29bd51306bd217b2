using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Text;
using PerfEval.Normalize.Privacy;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Worker.Pipeline;

/// <summary>Finds the archived documents that a person means by an address, a path, a hash or its beginning, or a document_id.</summary>
public static partial class ForgetTarget
{
    /// <summary>
    /// All versions of an address or path; everything with a hash; of a document_id its own version, for a member of a packed file the whole file.
    /// </summary>
    /// <param name="warehouse">Null where there is none: document_ids are unknown then.</param>
    public static IReadOnlyList<ArchivedDocument> Find(string text, IReadOnlyList<ArchivedDocument> documents, DuckDBConnection? warehouse)
    {
        var path = text.Contains("://", StringComparison.Ordinal) ? AddressSecrets.Cut(text) : Path.GetFullPath(text);
        // As it was, or as the views show it.
        if (documents.Where(d => d.Address == text || d.Address == path || MaskedText.OfPlace(d.Address).Value == text).ToList() is { Count: > 0 } byAddress)
            return byAddress;
        if (warehouse is not null && Origin(warehouse, text) is var (origin, sha))
        {
            return
            [
                .. documents.Where(d => MaskedText.OfPlace(d.Address).Value is var address
                                        && (address == origin ? d.Sha256 == sha : d.Current && origin.StartsWith(address + "!", StringComparison.Ordinal))),
            ];
        }

        var hash = text.ToLowerInvariant();
        return HashStart().IsMatch(hash) && documents.Where(d => d.Sha256.StartsWith(hash, StringComparison.Ordinal)).ToList() is { Count: > 0 } byHash
               && byHash.DistinctBy(d => d.Sha256).Count() == 1
            ? byHash
            : [];
    }

    private static (string Origin, string Sha256)? Origin(DuckDBConnection warehouse, string documentId)
    {
        var found = warehouse.Rows(
            "SELECT origin, sha256 FROM document WHERE document_id = $id", row => (row.GetString(0), row.GetString(1)), ("id", documentId));
        return found.Count > 0 ? found[0] : null;
    }

    [GeneratedRegex("^[0-9a-f]{8,64}$")]
    private static partial Regex HashStart();
}
