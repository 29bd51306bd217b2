using PerfEval.Ingest.Containers;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers.Docx;
using PerfEval.Ingest.Tools;

namespace PerfEval.Ingest.Readers.Office;

/// <summary>
/// RTF and OpenDocument texts: LibreOffice makes a .docx of them, which the Word reader then reads. What can be told from the bytes alone
/// (a password, damage) is told before it is started. Word 97-2003 is not among them: it lost whole rows of real forms.
/// </summary>
internal sealed class OfficeReader : IBatchReader
{
    private static readonly Dictionary<string, string> s_mediaTypes = new(StringComparer.Ordinal)
    {
        ["rtf"] = "application/rtf",
        ["odt"] = "application/vnd.oasis.opendocument.text",
    };

    private readonly DocxReader _docx = new();
    private readonly OfficeConverter? _converter;

    public OfficeReader()
        : this(ExternalTools.Soffice.Find())
    {
    }

    /// <param name="soffice">Path of LibreOffice, null where it is not installed.</param>
    internal OfficeReader(string? soffice) => _converter = soffice is null ? null : new OfficeConverter(soffice);

    public string Format => "office";

    /// <summary>What the Word reader makes of the same .docx is part of the reading.</summary>
    public int Version => 1000 + _docx.Version;

    public bool Recognises(ReadOnlySpan<byte> content) => Signature.Of(content) is { } format && s_mediaTypes.ContainsKey(format.Code);

    public ReadResult Read(ReadOnlyMemory<byte> content, ReaderLimits limits, CancellationToken ct) =>
        ReadMany([content], limits, ct)[0];

    public IReadOnlyList<ReadResult> ReadMany(IReadOnlyList<ReadOnlyMemory<byte>> contents, ReaderLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentNullException.ThrowIfNull(limits);
        var results = new ReadResult[contents.Count];
        var sound = new List<(int Index, OfficeFile File)>();
        for (var i = 0; i < contents.Count; i++)
        {
            var file = new OfficeFile(Signature.Of(contents[i].Span)!, RtfCodePage.Stated(contents[i]));
            if (Problem(file, limits, ct) is { } problem)
            {
                results[i] = new ReadResult.Rejected(problem);
            }
            else
            {
                sound.Add((i, file));
            }
        }

        if (sound.Count > 0)
        {
            var converted = _converter!.Convert([.. sound.Select(one => one.File)], limits, ct);
            for (var n = 0; n < sound.Count; n++)
            {
                results[sound[n].Index] = ReadConverted(converted[n], sound[n].File.Format, limits, ct);
            }
        }

        return results;
    }

    private Rejection? Problem(OfficeFile file, ReaderLimits limits, CancellationToken ct) =>
        (file.Format.Code == "odt" ? OpenDocument.Problem(file.Content, file.Format, limits, ct) : null)
        ?? (_converter is null ? ExternalTools.Soffice.Missing : null);

    private ReadResult ReadConverted(OfficeResult converted, FormatName format, ReaderLimits limits, CancellationToken ct)
    {
        if (converted.Problem is { } problem)
        {
            return new ReadResult.Rejected(problem);
        }

        using var timed = new ProcessorLimit(limits.MaxTime, ct);
        try
        {
            return _docx.Read(converted.Docx, limits, timed.Token) switch
            {
                ReadResult.Read(var document) => BelievableText.Problem(document, format) is { } doubt
                    ? new ReadResult.Rejected(doubt)
                    : new ReadResult.Read(document with { Format = format.Code, MediaType = s_mediaTypes[format.Code] }),
                var rejected => rejected,
            };
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new ReadResult.Rejected(timed.Why);
        }
    }
}
