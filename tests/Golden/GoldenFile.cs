namespace PerfEval.Tests;

/// <summary>
/// What a program printed or read, kept whole beside the tests. A test that differs leaves its text beside the copy under bin as NAME.actual; who means the
/// change reads the difference and puts it in the golden file's place.
/// </summary>
internal static class GoldenFile
{
    /// <param name="name">Below the folder of the tests, with slashes.</param>
    public static void Holds(string name, string actual)
    {
        var path = Path.Combine(AppContext.BaseDirectory, name);
        var expected = File.Exists(path) ? File.ReadAllText(path) : "";
        if (actual != expected)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path + ".actual", actual);
        }

        Assert.True(actual == expected, $"{name} differs{FirstLine(expected, actual)}\nWhere the change is meant: cp {path}.actual {Of(name)}");
    }

    private static string FirstLine(string expected, string actual)
    {
        var (old, now) = (expected.Split('\n'), actual.Split('\n'));
        var at = old.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        return $" in line {at + 1}:\n- {old.ElementAtOrDefault(at)}\n+ {now.ElementAtOrDefault(at)}";
    }

    // The golden file itself, not its copy: tests/PROJECT/bin/Release/net10.0 is where this runs.
    private static string Of(string name) =>
        $"tests/{new DirectoryInfo(AppContext.BaseDirectory).Parent?.Parent?.Parent?.Name}/{name}";
}
