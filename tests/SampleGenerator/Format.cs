using System.Globalization;

namespace PerfEval.SampleGenerator;

/// <summary>How figures are printed; never the machine's culture.</summary>
internal static class Format
{
    public static CultureInfo Invariant => CultureInfo.InvariantCulture;

    public static string Plain(decimal value) => value.ToString("0.######", Invariant);

    public static string Plain(decimal? value) => value is { } v ? Plain(v) : "";

    public static string Count(int value) => value.ToString(Invariant);
}
