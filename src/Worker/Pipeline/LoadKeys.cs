using System.Globalization;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Packing;
using PerfEval.Ingest.Readers;
using PerfEval.Normalize.Identity;
using PerfEval.Normalize.Privacy;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Warehouse;

namespace PerfEval.Worker.Pipeline;

/// <summary>
/// Says of an original, without opening it, whether the rows in the warehouse are those that today's program would give: by hash, the format it was
/// read as, and what the portal says of it.
/// </summary>
public sealed class LoadKeys(DocumentReader reader, Recogniser recogniser, DivisionTable divisions, ReaderLimits limits)
{
    /// <summary>The format of a file whose members are documents.</summary>
    public const string Packed = "packed";

    // What one limit refused or cut short another may let through.
    private readonly string _limits = limits == new ReaderLimits() ? "" : $" {StableId.Of("limits", limits.ToString())}";

    private readonly Dictionary<string, int> _versions = reader.Readers.ToDictionary(r => r.Format, r => r.Version);

    // A reader that is new, or asked earlier than before, may take a file over from the one that read it.
    private readonly string _readers = StableId.Of([.. reader.Readers.Select(r => r.Format)]);

    private readonly string _packed = StableId.Of(
        [
            string.Create(CultureInfo.InvariantCulture, $"archives {ArchiveExpander.Version}"),
            .. reader.Readers.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Format} {r.Version}"))
        ]);

    public SourceHint HintOf(string name, ArchivedDocument? original) => new(
        name, original is { Title.Length: > 0 } ? original.Title : null,
        original?.DivisionCode is { } code ? divisions.ByCode(code)?.Name : null);

    /// <summary>Key of what a content and all that is known of it are recognised as.</summary>
    /// <param name="readerVersion">Version of the format's reader; 0 where no reader knows it.</param>
    public string OfContent(string sha256, int readerVersion, SourceHint source) =>
        recogniser.KeyOf(sha256, string.Create(CultureInfo.InvariantCulture, $"{readerVersion}{_limits}"), source);

    /// <summary>The same of an original that is one document.</summary>
    /// <param name="format">As which it was read; empty where no reader knew it.</param>
    public string OfContent(ArchivedDocument original, string format) =>
        OfContent(original.Sha256, _versions.GetValueOrDefault(format), HintOf(original.Name, original));

    /// <param name="format">As which it was read; empty where no reader knew it.</param>
    public string Of(ArchivedDocument original, string format)
    {
        var source = HintOf(original.Name, original);
        var key = format == Packed
            ? recogniser.KeyOfPacked(_packed + _limits, source)
            : OfContent(original, format);
        return StableId.Of("original", _readers, key, original.Portal, original.Title, original.PublishedOn?.ToString("O", CultureInfo.InvariantCulture));
    }

    /// <summary>Whether its rows are there and today's program, vocabulary or corrections would give others.</summary>
    public bool IsOutdated(ArchivedDocument original, IReadOnlyDictionary<(string Address, string Sha256), LoadedOriginal> stored) =>
        original is { Current: true, Forgotten: false } && stored.TryGetValue((MaskedText.OfPlace(original.Address).Value, original.Sha256), out var row)
        && !row.Replaced && row.LoadKey != Of(original, row.Reader);

    /// <summary>Whether nothing of it needs to be opened. Of a version that was replaced it is enough that it was loaded once.</summary>
    public bool IsLoaded(ArchivedDocument original, IReadOnlyDictionary<(string Address, string Sha256), LoadedOriginal> stored) =>
        stored.TryGetValue((MaskedText.OfPlace(original.Address).Value, original.Sha256), out var row)
        && (!original.Current || (!row.Replaced && row.LoadKey == Of(original, row.Reader)));
}
