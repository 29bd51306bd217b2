using System.Globalization;

namespace PerfEval.EndToEnd.Tests;

/// <summary>The reader processes below a program, as Linux' /proc shows them.</summary>
internal static class BusyReader
{
    // More than it takes to start.
    private const double BusySeconds = 2;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <summary>Waits until one is in the middle of its work.</summary>
    /// <returns>All processes below the program then.</returns>
    public static async Task<IReadOnlyList<string>> Wait(int program)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (true)
        {
            var below = Below(program.ToString(CultureInfo.InvariantCulture)).ToList();
            if (below.Exists(process => ProcessorSeconds(process) > BusySeconds))
                return below;
            await Task.Delay(20, patience.Token);
        }
    }

    /// <summary>Whether the process is there and not merely waiting to be asked how it ended.</summary>
    public static bool Runs(string process) => Fields(process) is [not "Z", ..];

    private static IEnumerable<string> Below(string process)
    {
        var children = Directory.Exists($"/proc/{process}/task")
            ? Directory.GetDirectories($"/proc/{process}/task")
                .SelectMany(thread => Read($"{thread}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .ToList()
            : [];
        return children.SelectMany(child => Below(child).Prepend(child));
    }

    private static double ProcessorSeconds(string process) =>
        Fields(process) is { Length: > 13 } fields
            ? (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / 100.0
            : 0;

    // After the name, which may hold blanks and brackets.
    private static string[] Fields(string process) =>
        Read($"/proc/{process}/stat") is var stat && stat.LastIndexOf(')') is > 0 and var end ? stat[(end + 2)..].Split(' ') : [];

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
