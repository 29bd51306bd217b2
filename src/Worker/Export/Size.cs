using System.Globalization;

namespace PerfEval.Worker.Export;

/// <summary>Bytes as people say them.</summary>
internal static class Size
{
    public static string Of(long bytes) => (bytes / (double)(1 << 20)).ToString(bytes < 10 << 20 ? "0.0" : "0", CultureInfo.InvariantCulture) + " MB";
}
