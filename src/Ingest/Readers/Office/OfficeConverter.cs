using System.Globalization;
using System.Runtime.ExceptionServices;
using PerfEval.Ingest.Containers;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Tools;

namespace PerfEval.Ingest.Readers.Office;

/// <summary>
/// Turns documents into .docx by LibreOffice, many in one call: starting it takes longer than converting. It ends with 0 whatever
/// became of a file, so only the files it leaves count. Where a call was cut short, the first file without a result is the suspect; it is tried alone,
/// and those behind it go into another common call.
/// </summary>
internal sealed class OfficeConverter(string soffice)
{
    private const int MaxFilesPerCall = 32;
    private const long MaxBytesPerCall = 64L << 20;

    /// <summary>A second process pays off from this many files on.</summary>
    private const int FilesPerWorker = 4;

    /// <summary>For each file, in order, its .docx or the reason why there is none.</summary>
    public IReadOnlyList<OfficeResult> Convert(IReadOnlyList<OfficeFile> files, ReaderLimits limits, CancellationToken ct)
    {
        var results = new OfficeResult[files.Count];
        var calls = Calls(files).ToList();
        var options = new ParallelOptions { CancellationToken = ct, MaxDegreeOfParallelism = Environment.ProcessorCount };
        try
        {
            Parallel.ForEach(calls, options, call => ConvertTogether(files, call, results, limits, ct));
        }
        catch (AggregateException e)
        {
            // A full disk or a cancellation is told as what it is.
            ct.ThrowIfCancellationRequested();
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        return results;
    }

    private static IEnumerable<List<int>> Calls(IReadOnlyList<OfficeFile> files)
    {
        var workers = Math.Clamp(files.Count / FilesPerWorker, 1, Environment.ProcessorCount);
        var most = Math.Min(MaxFilesPerCall, (files.Count + workers - 1) / workers);
        var call = new List<int>();
        var bytes = 0L;
        for (var i = 0; i < files.Count; i++)
        {
            if (call.Count > 0 && (call.Count == most || bytes + files[i].Content.Length > MaxBytesPerCall))
            {
                yield return call;
                call = [];
                bytes = 0;
            }

            call.Add(i);
            bytes += files[i].Content.Length;
        }

        if (call.Count > 0)
        {
            yield return call;
        }
    }

    private void ConvertTogether(IReadOnlyList<OfficeFile> files, List<int> call, OfficeResult[] results, ReaderLimits limits, CancellationToken ct)
    {
        while (call.Count > 1)
        {
            var end = ConvertOnce(files, call, results, limits, ct);
            var missing = call.Where(i => results[i].Docx is null).ToList();
            if (missing.Count == 0)
            {
                return;
            }

            var alone = end == ToolEnd.Exited ? missing : [missing[0]];
            foreach (var i in alone)
            {
                ConvertOnce(files, [i], results, limits, ct);
            }

            call = [.. missing.Except(alone)];
        }

        if (call.Count == 1)
        {
            ConvertOnce(files, call, results, limits, ct);
        }
    }

    private ToolEnd ConvertOnce(IReadOnlyList<OfficeFile> files, List<int> call, OfficeResult[] results, ReaderLimits limits, CancellationToken ct)
    {
        using var work = new PrivateFolder("convert");
        var names = call.Select((file, n) => (File: file, Name: n.ToString("0000", CultureInfo.InvariantCulture))).ToList();
        var inputs = new List<string>();
        foreach (var (file, name) in names)
        {
            inputs.Add(work.PathOf($"{name}.{files[file].Format.Code}"));
            File.WriteAllBytes(inputs[^1], files[file].Content.Span);
        }

        var output = work.PathOf("out");
        var outcome = Call(inputs, output, limits, ct);
        foreach (var (file, name) in names)
        {
            results[file] = Result(files[file], Path.Combine(output, name + ".docx"), outcome, limits);
        }

        return outcome.End;
    }

    private ToolOutcome Call(List<string> inputs, string output, ReaderLimits limits, CancellationToken ct)
    {
        var profile = OfficeProfile.Take();
        var end = ToolEnd.TimedOut;
        try
        {
            string[] arguments =
                [$"-env:UserInstallation={profile.Url}", "--headless", "--norestore", "--convert-to", "docx:MS Word 2007 XML", "--outdir", output, .. inputs];
            var outcome = ToolRun.Run(soffice, arguments, profile.Folder, limits, maxOutputBytes: 1 << 20, ct);
            end = outcome.End;
            return outcome;
        }
        finally
        {
            // What a killed soffice left in its profile is not to be trusted.
            if (end == ToolEnd.Exited)
            {
                profile.GiveBack();
            }
            else
            {
                profile.Dispose();
            }
        }
    }

    /// <summary>A killed soffice may leave half a file, which has no directory and is no .docx then.</summary>
    private static OfficeResult Result(OfficeFile file, string path, ToolOutcome outcome, ReaderLimits limits)
    {
        if (File.Exists(path) && new FileInfo(path).Length <= limits.MaxFileBytes && File.ReadAllBytes(path) is var docx && Signature.Of(docx) == Formats.Docx)
        {
            return new OfficeResult(docx, null);
        }

        // It ends with 0 also where it cannot open a file; with anything else it was killed or fell over, which need not be the file's doing.
        return new OfficeResult(null, outcome.End == ToolEnd.TimedOut
            ? Rejections.Stalled(limits.MaxTime)
            : outcome is { End: ToolEnd.Exited, ExitCode: not 0 }
            ? Rejections.ConverterFailed("LibreOffice", outcome.ExitCode)
            : Rejections.Damaged(file.Format, "LibreOffice 无法打开 (LibreOffice cannot open it)"));
    }
}
