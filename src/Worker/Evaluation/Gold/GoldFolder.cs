using System.Text.Json;

namespace PerfEval.Worker.Evaluation.Gold;

/// <summary>The gold files of a folder: NAME.json or NAME.expected.json tells what is printed in the report NAME.*.</summary>
public static class GoldFolder
{
    private const string Expected = ".expected";

    private static readonly IGoldFormat[] s_formats = [new SampleGold(), new HandReadGold()];

    /// <returns>Files in the order of their names; a file that cannot be read is a problem, never skipped.</returns>
    public static (IReadOnlyList<GoldFile> Files, IReadOnlyList<GoldProblem> Problems) Read(string folder)
    {
        var files = new List<GoldFile>();
        var problems = new List<GoldProblem>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            try
            {
                using var stream = File.OpenRead(path);
                using var json = JsonDocument.Parse(stream);
                if (json.RootElement.ValueKind == JsonValueKind.Object && s_formats.FirstOrDefault(f => f.Recognises(json.RootElement)) is { } format)
                    files.Add(new GoldFile(name, Stem(name), format.Read(json.RootElement)));
                else
                    problems.Add(new GoldProblem(name, "不是已知的标准答案格式。", "It is in no known gold format."));
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
            {
                problems.Add(new GoldProblem(name, "内容无法读取。", e.Message));
            }
        }

        return (files, problems);
    }

    private static string Stem(string name)
    {
        var stem = Path.GetFileNameWithoutExtension(name);
        return stem.EndsWith(Expected, StringComparison.Ordinal) ? stem[..^Expected.Length] : stem;
    }
}
