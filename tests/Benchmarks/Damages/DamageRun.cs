using System.Globalization;

namespace PerfEval.Benchmarks.Damages;

/// <summary>
/// Each kind of damage to each file of a home: what `perfeval check` says of it, the printed repairs run as they are printed until it says nothing any
/// more, and the rows of warehouse and generation before and after, by hash.
/// </summary>
internal static class DamageRun
{
    private const int MostRounds = 3;

    /// <param name="only">Part of the names of the files to damage; null for all.</param>
    /// <returns>0 where everything was named and repaired as said.</returns>
    public static async Task<int> Run(string? only)
    {
        await using var home = await DamagedHome.Create();
        var runs = await home.Runs();
        var parts = HomePart.In(home.Home, Path.GetFileName(new FileInfo(home.Link).LinkTarget!)).Append(new HomePart("settings", home.SettingsFile))
            .Where(part => only is null || part.Name.Contains(only, StringComparison.Ordinal)).ToList();
        Console.WriteLine("| file | damage | check | repair | rows |\n|---|---|---|---|---|");
        var (cases, faulty) = (0, 0);
        foreach (var part in parts)
        {
            foreach (var kind in Damage.Kinds)
            {
                await home.Restore();
                var path = Path.Combine(home.Home, part.Path);
                if (!Damage.Do(kind, path, Alike(home.Home, part)))
                    continue;
                var (check, repair, rows, isRight) = await Outcome(home, runs, path);
                Console.WriteLine($"| {part.Name} | {kind} | {check} | {repair} | {rows}{(isRight ? "" : " **!**")} |");
                (cases, faulty) = (cases + 1, faulty + (isRight ? 0 : 1));
            }
        }

        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{cases} damages of {parts.Count} kinds of files; {faulty} not named or not repaired as said"));
        return faulty == 0 ? 0 : 1;
    }

    // Where the damage lies where nothing is stored, the damaged file itself has the same rows.
    private static async Task<(string Check, string Repair, string Rows, bool IsRight)> Outcome(DamagedHome home, string runs, string path)
    {
        var (faults, said) = await home.Check();
        if (faults is null)
            return ("FAILED: " + OneLine(said), "", "", false);
        if (faults.Count == 0)
        {
            var unharmed = await Differences(home, runs);
            return Path.Exists(path)
                ? ("UNNAMED", "", unharmed.Length == 0 ? "nothing was stored there: equal" : unharmed, unharmed.Length == 0 && IsDatabase(path))
                : ("nothing to say", "", unharmed.Length == 0 ? "equal" : unharmed, unharmed.Length == 0 && MayBeGone(path));
        }

        var named = string.Join("; ", faults.Select(fault => $"{fault.Part} {fault.State}").Distinct());
        var repairs = new List<string>();
        for (var round = 0; round < MostRounds && faults is { Count: > 0 }; round++)
        {
            foreach (var line in faults.Select(fault => fault.Repair).Distinct())
            {
                var (exit, output) = await home.Shell(line);
                repairs.Add(
                    Short(line, home) + (exit == 0 || line.Contains("; ", StringComparison.Ordinal)
                        ? ""
                        : string.Create(CultureInfo.InvariantCulture, $" (exit {exit}: {OneLine(output)})")));
            }

            (faults, said) = await home.Check();
        }

        var repair = string.Join(", then ", repairs);
        if (faults is not { Count: 0 })
            return (named, repair,
                "STILL FAULTY: " + OneLine(faults is null ? said : string.Join("; ", faults.Select(fault => $"{fault.Place} {fault.Problem}"))), false);
        // What the archive lost and has again must be enough for a new warehouse.
        if (path.StartsWith(Path.Combine(home.Home, "archive"), StringComparison.Ordinal)
            && await home.Shell($"perfeval rebuild --db {home.Database}") is var (failed, why) && failed != 0)
            return (named, repair, "NOT REBUILT: " + OneLine(why), false);
        var different = await Differences(home, runs);
        return (named, repair, different.Length == 0 ? "equal" : different, different.Length == 0 && !repair.Contains("(exit", StringComparison.Ordinal));
    }

    private static async Task<string> Differences(DamagedHome home, string runs)
    {
        var sound = Path.Combine(home.Sound, "warehouse.duckdb");
        var differences = new List<string>();
        foreach (var (name, file) in new[] { ("warehouse", home.Database), ("generation", home.Link) })
        {
            var original = name == "warehouse" ? sound : Path.Combine(home.Sound, "published", "perfeval.duckdb");
            try
            {
                differences.AddRange(
                    SameTables.Compare(original, file)
                        .Where(table => !table.Same && !IsOfGenerations(table.Name))
                        .Select(table => $"{name} {table.Name} {table.Before?.Rows} {table.After?.Rows}"));
            }
#pragma warning disable CA1031 // Whatever it is, the rows cannot be had.
            catch (Exception e)
#pragma warning restore CA1031
            {
                differences.Add($"{name}: {OneLine(e.Message)}");
            }
        }

        if (await home.Runs() != runs)
            differences.Add("the runs of the state");
        return differences.Count == 0 ? "" : "DIFFERENT: " + string.Join(", ", differences.Take(4));
    }

    // How many generations there were is no row of a report.
    private static bool IsOfGenerations(string table) =>
        table.StartsWith("\"published\"", StringComparison.Ordinal) || table is "\"main\".\"generation\"" or "\"main\".\"发布\"";

    private static List<string> Alike(string home, HomePart part) =>
        part.Path.Contains("/objects/", StringComparison.Ordinal)
            ? [.. Directory.GetFiles(Path.Combine(home, "archive/objects"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)]
            : Path.Combine(home, part.Path) is var path && Directory.Exists(Path.GetDirectoryName(path))
                ? [.. Directory.GetFiles(Path.GetDirectoryName(path)!, "*" + Path.GetExtension(path)).Order(StringComparer.Ordinal)]
                : [];

    // What was to be erased; what a home does without, or makes anew; what readers had before.
    private static bool MayBeGone(string path) =>
        path.Contains("/forgotten/", StringComparison.Ordinal) || Path.GetFileName(path) is "jobs.db" or "state.copy.db" or "perfeval.yaml"
            || path.Contains("/published/perfeval.", StringComparison.Ordinal);

    private static bool IsDatabase(string path) => Path.GetExtension(path) is ".duckdb" or ".db";

    private static string Short(string line, DamagedHome home) =>
        line.Replace($" --db {home.Database}", "", StringComparison.Ordinal).Replace(home.Home + "/", "", StringComparison.Ordinal);

    private static string OneLine(string text) =>
        text.ReplaceLineEndings(" ").Replace('|', '/') is var line && line.Length > 300 ? line[..300] + "…" : text.ReplaceLineEndings(" ").Replace('|', '/');
}
