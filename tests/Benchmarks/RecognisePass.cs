using System.Diagnostics;
using System.Globalization;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers;
using PerfEval.Normalize;
using PerfEval.Normalize.Recognition;
using PerfEval.Worker.State;

namespace PerfEval.Benchmarks;

/// <summary>Recognises every file of a folder on one thread, several times over: what reading and loading have no part in.</summary>
internal static class RecognisePass
{
    public static int Run(string folder, int rounds)
    {
        var (reader, limits) = (new DocumentReader(), new ReaderLimits());
        var documents = Directory.GetFiles(folder).Order(StringComparer.Ordinal)
            .Select(file => (Name: Path.GetFileName(file), Result: reader.Read(File.ReadAllBytes(file), limits, CancellationToken.None)))
            .Where(one => one.Result is ReadResult.Read)
            .Select(one => (one.Name, ((ReadResult.Read)one.Result).Document))
            .ToList();
        var data = new EditedData(DataFolder.Find());
        var recogniser = data.Recogniser(data.Divisions());
        for (var round = 0; round < rounds; round++)
        {
            var (clock, bytes, reports) = (Stopwatch.StartNew(), GC.GetAllocatedBytesForCurrentThread(), 0);
            foreach (var (name, document) in documents)
                reports += recogniser.Recognise("", document, new SourceHint(name), CancellationToken.None).Reports.Count;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{documents.Count} documents, {reports} reports: {clock.Elapsed.TotalSeconds:0.00} s, "
                    + $"{(GC.GetAllocatedBytesForCurrentThread() - bytes) / 1e6:0} MB allocated"));
        }

        return 0;
    }
}
