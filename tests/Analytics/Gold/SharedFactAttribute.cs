using System.Runtime.CompilerServices;

namespace PerfEval.Analytics.Tests.Gold;

/// <summary>A test on reports that are not part of the project; skipped where the sibling folder that holds them is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (GoldFolder is null)
            Skip = "../shared/gold is not beside this checkout";
    }

    /// <summary>The folder of transcribed reports, or null.</summary>
    public static string? GoldFolder { get; } = Find();

    private static string? Find([CallerFilePath] string here = "")
    {
        for (var folder = Path.GetDirectoryName(here); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "PerfEval.sln")))
            {
                var gold = Path.GetFullPath(Path.Combine(folder, "..", "shared", "gold"));
                return Directory.Exists(gold) ? gold : null;
            }
        }

        return null;
    }
}
