using System.Text;
using PerfEval.Worker.Export;

namespace PerfEval.Worker.Tests.Export;

/// <summary>Rows in memory and what a writer makes of them.</summary>
internal static class WriterFixture
{
    public static ResultRows Rows(OutputColumn[] columns, params object?[][] rows) => new(columns, rows);

    public static string Print(this IRowWriter writer, ResultRows rows)
    {
        using var target = new MemoryStream();
        writer.Write(rows, target, CancellationToken.None);
        return Encoding.UTF8.GetString(target.ToArray());
    }
}
