using System.Globalization;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers;
using PerfEval.Misreads;
using PerfEval.Normalize.Corrections;
using PerfEval.Normalize.Identity;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Vocabulary;
using PerfEval.Worker.State;

namespace PerfEval.Benchmarks;

/// <summary>How many numbers of a folder's documents their equations prove, view by view, and whether misreading a proved one is always noticed.</summary>
internal static class ProofCheck
{
    private const int Seed = 2024;

    public static int Run(string folder, int planted)
    {
        var data = DataFolder.Find();
        var recogniser = new Recogniser(
            VocabularyLoader.Load(Path.Combine(data, "vocabulary")), DivisionTable.Load(Path.Combine(data, "divisions.csv")), CorrectionBook.Empty);
        var documents = Documents(folder).ToList();
        var count = new MisreadCount();
        foreach (var (file, document) in documents)
            count.Add(file, document, Recognise(file, document));
        Say($"{"view",-20}{"numbers",9}{"proved",9}{"%",7}{"contradicted",14}");
        foreach (var (view, (numbers, proved, contradicted)) in count.Views)
            Say($"{view,-20}{numbers,9}{proved,9}{100.0 * proved / numbers,7:0.0}{contradicted,14}");
        Say($"{count.Tried} misreadings of proved numbers: {count.Missed.Count} not noticed, {count.WithinRounding} within the rounding of a sum and no longer proved");
        foreach (var missed in count.Missed.Take(20))
            Console.WriteLine("  " + missed);
        var plants = new PlantedMisreads(Seed);
        for (var i = 0; plants.Planted < planted && i < 50; i++)
        {
            foreach (var (file, document) in documents)
                plants.Plant(file, document, d => Recognise(file, d), Math.Max(1, (planted - plants.Planted) / documents.Count));
        }

        Say($"{plants.Planted} planted ({string.Join(", ", plants.Kinds.Select(k => $"{k.Key} {k.Value}"))}): {plants.StillProved.Count} still proved");
        foreach (var still in plants.StillProved.Take(20))
            Console.WriteLine("  " + still);
        return count.Missed.Count + plants.StillProved.Count == 0 ? 0 : 1;

        RecognisedDocument Recognise(string file, Document document) => recogniser.Recognise("", document, new SourceHint(file), CancellationToken.None);
    }

    private static IEnumerable<(string File, Document Document)> Documents(string folder)
    {
        var reader = new DocumentReader();
        foreach (var path in Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Where(f => !f.EndsWith(".json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal))
        {
            if (reader.ReadFile(path, new ReaderLimits(), CancellationToken.None).Result is ReadResult.Read read)
                yield return (Path.GetFileName(path), read.Document);
        }
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
