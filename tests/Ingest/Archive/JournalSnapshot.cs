using System.Text.Json;
using PerfEval.Ingest.Archive.Journal;

namespace PerfEval.Ingest.Tests.Archive;

/// <summary>All that an archive's state says, as text to compare.</summary>
internal static class JournalSnapshot
{
    public static string Of(ArchiveState state)
    {
        var documents = state.Documents;
        var addresses = documents.Select(d => d.Address).Distinct().Order(StringComparer.Ordinal).ToList();
        return JsonSerializer.Serialize(new
        {
            documents,
            state.Events,
            state.Records,
            state.NextPart,
            forgotten = state.Forgotten,
            blocked = documents.Select(d => d.Sha256).Distinct().Where(state.IsForgotten).Order(StringComparer.Ordinal),
            damaged = state.Damaged.Order(StringComparer.Ordinal),
            objects = state.Objects.Order(StringComparer.Ordinal),
            of = addresses.Select(
                a => new { current = state.Current(a), fetch = state.LastFetch(a), attempt = state.LastAttempt(a), listing = state.ListingOf(a) }),
            sources = documents.Select(d => d.Source).Distinct().Order(StringComparer.Ordinal).Select(state.Source),
        });
    }
}
