using System.Globalization;
using PerfEval.Benchmarks.Fuzz.Seeds;

namespace PerfEval.Benchmarks.Fuzz;

/// <summary>What a fuzz run is to do.</summary>
internal sealed record FuzzOptions
{
    /// <summary>Mutants of each format.</summary>
    public int Mutations { get; init; } = 5000;

    public int Seed { get; init; } = 20261121;

    public IReadOnlyList<string> Formats { get; init; } = SeedFiles.Formats;

    /// <summary>Number of the only mutant to read; null for all.</summary>
    public int? Only { get; init; }

    /// <summary>File for the bytes of the only mutant.</summary>
    public string? Save { get; init; }

    /// <summary>Null where an argument is not understood.</summary>
    public static FuzzOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = new FuzzOptions();
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : "";
            var number = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : (int?)null;
            FuzzOptions? next = arguments[i] switch
            {
                "--mutations" when number > 0 => options with { Mutations = number.Value },
                "--seed" when number is not null => options with { Seed = number.Value },
                "--format" when SeedFiles.Formats.Contains(value) => options with { Formats = [value] },
                "--only" when number is not null => options with { Only = number },
                "--save" when value.Length > 0 => options with { Save = value },
                _ => null,
            };
            if (next is null)
                return null;
            options = next;
        }

        return options;
    }
}
