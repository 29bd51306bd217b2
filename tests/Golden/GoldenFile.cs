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

        Assert.Equal(expected, actual);
    }
}
