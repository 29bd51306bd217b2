using System.Globalization;
using PerfEval.Worker.Export;

namespace PerfEval.Worker.Cli.Printing;

/// <summary>Prints rows in a format, on the screen or into a file.</summary>
public static class RowPrinter
{
    /// <param name="name">What the rows are; the name of a workbook's sheet.</param>
    public static void ToScreen(OutputFormat format, string name, ResultRows rows, Terminal terminal, CancellationToken ct)
    {
        var count = Writer(format, name, terminal).Write(rows, terminal.Out, ct);
        terminal.Out.Flush();
        if (format == OutputFormat.Table && terminal.Columns is not null)
            terminal.Error.WriteLine($"{Count(count)} 行 rows");
    }

    /// <summary>Writes the file and says so.</summary>
    public static void ToFile(OutputFormat format, string name, ResultRows rows, string file, Terminal terminal, CancellationToken ct)
    {
        var (count, replaced) = (0L, File.Exists(file));
        WholeFile.Write(file, unfinished =>
        {
            using var target = new FileStream(unfinished, FileMode.Create, FileAccess.Write);
            count = Writer(format, name, terminal with { Columns = null }).Write(rows, target, ct);
        });
        Announce(file, count, replaced, terminal);
    }

    /// <param name="replaced">Whether there was such a file before.</param>
    public static void Announce(string file, long rows, bool replaced, Terminal terminal) => terminal.Error.WriteLine(
        $"已写入 {file}（{Count(rows)} 行）{(replaced ? "，替换了原有文件" : "")}。 Wrote {Count(rows)} rows to "
        + $"{file}{(replaced ? ", in the place of the file that was there" : "")}.");

    private static IRowWriter Writer(OutputFormat format, string name, Terminal terminal) => format switch
    {
        OutputFormat.Json => new JsonRowWriter(),
        OutputFormat.Csv => new CsvRowWriter(),
        OutputFormat.Xlsx => new XlsxRowWriter(name),
        OutputFormat.Table => new TableRowWriter(terminal.Width, terminal.Columns),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "DuckDB itself writes this format."),
    };

    private static string Count(long rows) => rows.ToString("N0", CultureInfo.InvariantCulture);
}
