using System.Globalization;

namespace PerfEval.Mutants;

/// <param name="Project">Null for all four.</param>
public sealed record Options(int Count = 40, int Seed = 1, string? Project = null, bool List = false)
{
    /// <returns>Null where an argument is none.</returns>
    public static Options? Parse(string[] arguments)
    {
        var options = new Options();
        while (arguments.Length > 0)
        {
            switch (arguments)
            {
                case ["--count", var text, ..] when Number(text) is > 0 and var count:
                    (options, arguments) = (options with { Count = count }, arguments[2..]);
                    break;
                case ["--seed", var text, ..] when Number(text) is { } seed:
                    (options, arguments) = (options with { Seed = seed }, arguments[2..]);
                    break;
                case ["--project", var name, ..] when SourceTree.IsProject(name):
                    (options, arguments) = (options with { Project = name }, arguments[2..]);
                    break;
                case ["--list", ..]:
                    (options, arguments) = (options with { List = true }, arguments[1..]);
                    break;
                default:
                    return null;
            }
        }

        return options;
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
