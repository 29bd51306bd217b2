using System.Runtime.InteropServices;
using PerfEval.Ingest.Grid;
using PerfEval.Ingest.Pages;

namespace PerfEval.Ingest.Readers.Pdf;

/// <summary>Reads PDF: pages through <see cref="MutoolPageSource"/>, tables and paragraphs through <see cref="PageTables"/>.</summary>
internal sealed class PdfReader : IDocumentReader
{
    private readonly string? _mutool = BoundedProcess.Find("mutool");

    public static FormatName Name { get; } = new("pdf", "PDF 文档", "a PDF document");

    public string Format => Name.Code;

    public int Version => 1;

    public int Order => 30;

    /// <summary>Producers put bytes before the header; readers of PDF allow it within the first KiB.</summary>
    public bool Recognises(ReadOnlySpan<byte> content) => content[..Math.Min(content.Length, 1024)].IndexOf("%PDF-"u8) >= 0;

    public ReadResult Read(ReadOnlyMemory<byte> content, ReaderLimits limits, CancellationToken cancellationToken)
    {
        if (_mutool is null)
        {
            return new ReadResult.Rejected(MissingTool);
        }

        try
        {
            var source = new MutoolPageSource(_mutool, limits);
            using var stream = AsStream(content);
            List<PageModel> pages = [.. source.Read(stream, cancellationToken).ToBlockingEnumerable(cancellationToken)];
            var layout = PageTables.Layout(pages, limits, cancellationToken);
            return new ReadResult.Read(new Document
            {
                Format = Format,
                MediaType = "application/pdf",
                Blocks = layout.Blocks,
                Warnings = [.. source.Warnings, .. layout.Warnings],
            });
        }
        catch (ReadingStoppedException e)
        {
            return new ReadResult.Rejected(e.Reason);
        }
    }

    private static Rejection MissingTool { get; } = new(
        "missing_tool",
        "读取 PDF 需要 mutool：请安装 Debian 软件包 mupdf-tools（apt-get install --no-install-recommends mupdf-tools）。",
        "Reading PDF needs mutool: install the Debian package mupdf-tools (apt-get install --no-install-recommends mupdf-tools).");

    private static MemoryStream AsStream(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false);
}
