using System.Globalization;
using PerfEval.Analytics.Catalogue;
using PerfEval.Ingest.Crawl.Judging;
using PerfEval.Ingest.Crawl.Sources;
using PerfEval.Normalize.Corrections;
using PerfEval.Normalize.Vocabulary;
using PerfEval.Worker.Server.Settings;

namespace PerfEval.Benchmarks.Fuzz.Entries;

/// <summary>A text as each of the files that people write in YAML, through the reader of each: what is no source may be a word list.</summary>
/// <param name="folder">Where the mutants lie while they are read.</param>
internal sealed class YamlEntry(string folder) : IFuzzEntry
{
    private readonly RuleCatalogue _rules = RuleCatalogue.Load([]);

    public string Outcome(byte[] bytes, int number)
    {
        var own = Directory.CreateDirectory(Path.Combine(folder, number.ToString(CultureInfo.InvariantCulture))).FullName;
        try
        {
            var file = Path.Combine(own, "mutant.yaml");
            File.WriteAllBytes(file, bytes);
            // A rule is a comment in YAML before its query.
            File.WriteAllBytes(Path.Combine(own, "mutant.sql"), [.. "/*\n"u8, .. bytes, .. "\n*/\nSELECT 1\n"u8]);
            Func<bool>[] readers =
            [
                () => SourceFolder.Load(own).Problems.Count == 0,
                () => VocabularyLoader.Load(own).Hash.Length > 0,
                () => CorrectionBook.Load(own).All.Count > 0,
                () => CrawlWords.Load(file).TitleIn.Count > 0,
                () => ParameterOverrides.Load(file, _rules).Problems.Count == 0,
                () => RuleCatalogue.Load([own]).Problems.Count == 0,
                () => ServeSettingsFile.Load(file, own, own, _ => null).Keep > 0,
            ];
            var taken = readers.Count(Takes);
            return taken == 0 ? "no_such_file" : string.Create(CultureInfo.InvariantCulture, $"read {taken}");
        }
        finally
        {
            Directory.Delete(own, recursive: true);
        }
    }

    public void Dispose()
    {
    }

    // It names file and place; all else is a fault.
    private static bool Takes(Func<bool> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
