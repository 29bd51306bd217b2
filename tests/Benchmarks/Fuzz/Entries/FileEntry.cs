using System.Globalization;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Processes;
using PerfEval.Ingest.Readers;
using PerfEval.Normalize.Identity;
using PerfEval.Normalize.Recognition;
using PerfEval.Worker.Pipeline;

namespace PerfEval.Benchmarks.Fuzz.Entries;

/// <summary>
/// A file as ingest takes it: unpacked where it is an archive, its reader chosen here, read by the pool of reader processes, recognised here.
/// </summary>
internal sealed class FileEntry : IFuzzEntry
{
    private readonly DocumentReader _formats = new();
    private readonly ReaderProcesses _readers = new(ChildProgram.Reader);
    private readonly IDisposable _kept;
    private readonly string _format;
    private readonly Recogniser _recogniser;
    private readonly string _folder;

    public FileEntry(string format, Recogniser recogniser, string folder) =>
        (_format, _recogniser, _folder, _kept) = (format, recogniser, folder, _readers.Keep());

    public string Outcome(byte[] bytes, int number)
    {
        var path = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{number}.{_format}"));
        File.WriteAllBytes(path, bytes);
        try
        {
            var limits = FuzzLimits.Reader(number);
            // All members before the first is read: a pool holds the process that unpacks as long as there are more.
            var inputs = new InputFiles(_readers, limits).Of([new FoundFile(path)], CancellationToken.None).ToList();
            var outcomes = inputs.ConvertAll(input => Of(input, limits));
            // What went wrong before what was read, and that before what was rejected.
            return outcomes.Find(one => one.StartsWith('!')) ?? outcomes.Find(one => one.StartsWith("read", StringComparison.Ordinal)) ?? outcomes[0];
        }
        finally
        {
            File.Delete(path);
        }
    }

    public void Dispose() => _kept.Dispose();

    private string Of(InputFile input, ReaderLimits limits)
    {
        var content = input.Content ?? (input.Problem is null ? FileContent.Load(input.Origin, limits) : null);
        if ((input.Problem ?? content!.Problem) is { } problem)
            return Code(problem);
        // The choice of a reader looks at the bytes in this process.
        _ = _formats.Find(content!.Bytes.Span);
        return _readers.Read(content.Bytes, limits, CancellationToken.None) switch
        {
            ReadResult.Read read => string.Create(CultureInfo.InvariantCulture,
                $"read {_recogniser.Recognise(content.Sha256!, read.Document, new SourceHint(input.Name), CancellationToken.None).Reports.Count}"),
            ReadResult.Rejected rejected => Code(rejected.Reason),
            var other => $"!{other}",
        };
    }

    // The product goes on after a fault of its own; here it is a find.
    private static string Code(Rejection reason) =>
        reason.Code is "reader_failed" or "recognition_failed" or "stalled" ? $"!{reason.Code}: {reason.English}" : reason.Code;
}
