using System.Globalization;

namespace PerfEval.Benchmarks;

/// <summary>A process with all that it started, looked at from outside as Linux' /proc shows them.</summary>
internal static class ProcessFamily
{
    /// <summary>The process itself first; none where it has ended.</summary>
    public static List<int> Of(int process)
    {
        var all = new List<int>();
        if (Directory.Exists(Folder(process)))
            all.Add(process);
        for (var i = 0; i < all.Count; i++)
            all.AddRange(ChildrenOf(all[i]));
        return all;
    }

    /// <summary>Started by any thread of the process itself.</summary>
    public static IEnumerable<int> ChildrenOf(int process)
    {
        string[] threads;
        try
        {
            threads = Directory.GetDirectories(Folder(process) + "/task");
        }
        catch (IOException)
        {
            return [];
        }

        return threads.SelectMany(thread => Read(thread + "/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(id => int.Parse(id, CultureInfo.InvariantCulture));
    }

    /// <summary>Resident memory in MB of 1,000,000 bytes; what several share counts in each, so that the sum is rather too high.</summary>
    public static double Megabytes(IEnumerable<int> processes) => processes.Sum(process =>
        Read(Folder(process) + "/statm").Split(' ') is [_, var resident, ..]
            ? long.Parse(resident, CultureInfo.InvariantCulture) * Environment.SystemPageSize / 1e6
            : 0);

    /// <summary>Name of its program.</summary>
    public static string NameOf(int process) => Read(Folder(process) + "/comm").Trim();

    public static string[] CommandLineOf(int process) => Read(Folder(process) + "/cmdline").Split('\0');

    /// <summary>Running processes whose environment names a folder: what was started with it, by whomever.</summary>
    public static IEnumerable<int> In(string folder) =>
        Directory.EnumerateDirectories("/proc")
            .Where(entry => char.IsAsciiDigit(Path.GetFileName(entry)[0]) && Read(entry + "/environ").Contains(folder, StringComparison.Ordinal))
                .Select(entry => int.Parse(Path.GetFileName(entry), CultureInfo.InvariantCulture));

    private static string Folder(int process) => string.Create(CultureInfo.InvariantCulture, $"/proc/{process}");

    // A process may end between any two looks at it.
    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
