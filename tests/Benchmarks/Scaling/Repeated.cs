using System.Globalization;
using System.Text;

namespace PerfEval.Benchmarks.Scaling;

/// <summary>Texts that say one thing over and over.</summary>
internal static class Repeated
{
    /// <param name="part">{0} stands for the number of the repetition.</param>
    public static string Text(string before, string part, string after, int times)
    {
        var text = new StringBuilder(before);
        var format = CompositeFormat.Parse(part);
        for (var i = 0; i < times; i++)
            text.AppendFormat(CultureInfo.InvariantCulture, format, i);
        return text.Append(after).ToString();
    }
}
