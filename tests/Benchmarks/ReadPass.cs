using System.Globalization;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers;

namespace PerfEval.Benchmarks;

/// <summary>Reads every file of a folder into documents, without recognising or loading; batches where the reader takes them.</summary>
internal static class ReadPass
{
    /// <param name="threads">Files read side by side; a batch of legacy Word files is spread by its own reader.</param>
    public static int Run(string folder, int threads)
    {
        var reader = new DocumentReader();
        var limits = new ReaderLimits();
        var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(file => (ReadOnlyMemory<byte>)File.ReadAllBytes(file)).ToList();
        var results = new ReadResult[files.Count];
        if (files.TrueForAll(file => reader.Find(file.Span) is IBatchReader))
            results = [.. reader.ReadMany(files, limits, CancellationToken.None)];
        else
            Parallel.For(
                0, files.Count, new ParallelOptions { MaxDegreeOfParallelism = threads },
                i => results[i] = reader.Read(files[i], limits, CancellationToken.None));
        var documents = results.OfType<ReadResult.Read>().Select(read => read.Document).ToList();
        var cells = documents.SelectMany(document => document.Tables).Sum(table => table.Cells.Count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{documents.Count} of {files.Count} files read, {cells} cells"));
        return documents.Count == files.Count ? 0 : 1;
    }
}
