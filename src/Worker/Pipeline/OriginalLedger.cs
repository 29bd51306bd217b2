using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Privacy;
using PerfEval.Normalize.Warehouse;

namespace PerfEval.Worker.Pipeline;

/// <summary>Notes which originals of the archive are loaded completely, so that the next run opens none of them.</summary>
internal sealed class OriginalLedger(LoadKeys keys, IReadOnlyDictionary<(string Address, string Sha256), LoadedOriginal> stored)
{
    // Of a packed file all members must be loaded, and they may come in several batches.
    private readonly HashSet<string> _again = [];

    /// <summary>The originals that end in this batch and are not noted like that already.</summary>
    public IReadOnlyList<LoadedOriginal> Completed(PreparedBatch batch)
    {
        var completed = new List<LoadedOriginal>();
        for (var i = 0; i < batch.Inputs.Count; i++)
        {
            if (batch.Originals[i] is not { } original)
                continue;
            var (input, item) = (batch.Inputs[i], batch.Items[i]);
            if (item?.Rejection is { } why && (Rejections.IsOfThisMachine(why) || Rejections.IsOfTheArchive(why)))
                _again.Add(original.Address);
            if (!input.EndsOriginal || _again.Contains(original.Address))
                continue;
            var format = input.IsMember ? LoadKeys.Packed : batch.Formats[i];
            var key = keys.Of(original, format);
            var before = stored.GetValueOrDefault((MaskedText.OfPlace(original.Address).Value, original.Sha256));
            if (before is { Replaced: false } && before.LoadKey == key && before.Reader == format)
                continue;
            var described = item is null || (input.IsMember && before is not null) ? DocumentWords.Of(original) : null;
            completed.Add(new LoadedOriginal(original.Address, original.Sha256, format, key) { Described = described });
        }

        return completed;
    }
}
