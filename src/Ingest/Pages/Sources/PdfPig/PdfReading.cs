using PerfEval.Ingest.Documents;
using UglyToad.PdfPig.Logging;
using UglyToad.PdfPig.Tokens;

namespace PerfEval.Ingest.Pages.Sources.PdfPig;

/// <summary>
/// What goes with PdfPig through the reading of one file: limits and token on the way in, complaints on the way out. PdfPig says only in its
/// log what it could not read.
/// </summary>
internal sealed class PdfReading(ReaderLimits limits, CancellationToken ct) : ILog
{
    private bool _unknown;
    private long _unpacked;
    private bool _isOver;

    public ReaderLimits Limits => limits;

    public CancellationToken CancellationToken => ct;

    /// <summary>Layers that are switched off.</summary>
    public HiddenLayers Layers { get; set; } = HiddenLayers.None;

    /// <summary>Characters and lines of all pages so far.</summary>
    public int Marks { get; set; }

    /// <summary>The first complaint about content since it was last taken; null where there was none.</summary>
    public string? Complaint { get; private set; }

    public string? TakeComplaint()
    {
        var complaint = Complaint;
        Complaint = null;
        return complaint;
    }

    public void Complain(string message) => Complaint ??= message;

    /// <summary>Whether the character that comes next has no meaning: PdfPig then gives its code in the place of text.</summary>
    public bool TakeUnknown()
    {
        var unknown = _unknown;
        _unknown = false;
        return unknown;
    }

    /// <exception cref="ReadingStoppedException">The file has unpacked to more than the limit.</exception>
    public void CountUnpacked(long bytes)
    {
        _unpacked += bytes;
        CheckRoom(0);
    }

    /// <exception cref="ReadingStoppedException">So many bytes more would be over the limit.</exception>
    public void CheckRoom(long bytes)
    {
        ct.ThrowIfCancellationRequested();
        if (bytes > limits.MaxUnpackedBytes - _unpacked)
        {
            _isOver = true;
            throw Bomb();
        }
    }

    /// <summary>PdfPig swallows exceptions in some places: what stopped the reading there stops it here.</summary>
    public void StopIfOver()
    {
        ct.ThrowIfCancellationRequested();
        if (_isOver)
        {
            throw Bomb();
        }
    }

    public bool IsHidden(IToken? layer) => layer is not null && Layers.Hide(layer);

    public void Debug(string message)
    {
    }

    public void Debug(string message, Exception ex)
    {
    }

    public void Warn(string message)
    {
        if (message.StartsWith("We could not find the corresponding character", StringComparison.Ordinal))
        {
            _unknown = true;
        }
        else if (message.StartsWith("Skipping a missing font", StringComparison.Ordinal))
        {
            Complain(message);
        }
    }

    public void Error(string message) => Complain(message);

    public void Error(string message, Exception ex) => Complain(message);

    private ReadingStoppedException Bomb() => new(Rejections.ZipBomb($"超过 {limits.MaxUnpackedBytes} 字节", $"more than {limits.MaxUnpackedBytes} bytes"));
}
