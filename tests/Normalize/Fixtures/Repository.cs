using PerfEval.Normalize.Identity;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Tests.Fixtures;

/// <summary>The vocabulary and the divisions that the project ships.</summary>
internal static class Repository
{
    public static string VocabularyFolder { get; } = Path.Combine(Data(), "vocabulary");

    public static FormVocabulary Vocabulary { get; } = VocabularyLoader.Load(VocabularyFolder);

    public static DivisionTable Divisions { get; } = DivisionTable.Load(Path.Combine(Data(), "divisions.csv"));

    private static string Data()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "data", "vocabulary")))
                return Path.Combine(folder.FullName, "data");
        }

        throw new DirectoryNotFoundException("data/vocabulary above " + AppContext.BaseDirectory);
    }
}
