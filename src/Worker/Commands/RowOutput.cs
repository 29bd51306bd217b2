using System.CommandLine;
using System.Globalization;
using PerfEval.Worker.Output;

namespace PerfEval.Worker.Commands;

/// <summary>--format and --output: how and where a command prints its rows.</summary>
public sealed class RowOutput
{
    private readonly Option<string?> _format;

    private readonly Option<string?> _file = new("--output", "-o")
    {
        Description = "写入文件 write to this file instead of the screen",
        HelpName = "FILE",
    };

    private readonly OutputFormat _default;

    public RowOutput(OutputFormat defaultFormat)
    {
        _default = defaultFormat;
        _format = new Option<string?>("--format", "-f")
        {
            Description = $"输出格式 output format; default {Name(defaultFormat)}, or what the name of the output file says",
        };
        _format.AcceptOnlyFromAmong([.. Enum.GetValues<OutputFormat>().Select(Name)]);
    }

    public void AddTo(Command command)
    {
        command.Add(_format);
        command.Add(_file);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_format) == Name(OutputFormat.Xlsx) && result.GetValue(_file) is null)
                result.AddError("--format xlsx needs --output FILE: a workbook cannot be printed on the screen.");
        });
    }

    private OutputFormat FormatOf(ParseResult parsed) =>
        Enum.TryParse<OutputFormat>(parsed.GetValue(_format) ?? Path.GetExtension(parsed.GetValue(_file))?.TrimStart('.'), ignoreCase: true, out var named)
            ? named
            : _default;

    /// <param name="name">What the rows are; the name of a workbook's sheet.</param>
    public int Write(ParseResult parsed, Terminal terminal, ResultRows rows, string name, CancellationToken cancellationToken)
    {
        var format = FormatOf(parsed);
        if (parsed.GetValue(_file) is { } file)
        {
            var written = WriteFile(Writer(format, name, terminal with { Columns = null }), rows, file, cancellationToken);
            terminal.Error.WriteLine($"已写入 {file}（{Count(written)} 行）。 Wrote {Count(written)} rows to {file}.");
            return ExitCode.Success;
        }

        var count = Writer(format, name, terminal).Write(rows, terminal.Out, cancellationToken);
        terminal.Out.Flush();
        if (format == OutputFormat.Table && terminal.Columns is not null)
            terminal.Error.WriteLine($"{Count(count)} 行 rows");
        return ExitCode.Success;
    }

    /// <summary>Nobody ever finds half a file under the final name.</summary>
    private static long WriteFile(IRowWriter writer, ResultRows rows, string file, CancellationToken cancellationToken)
    {
        var unfinished = $"{file}.{Environment.ProcessId}.part";
        try
        {
            long count;
            using (var target = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
                count = writer.Write(rows, target, cancellationToken);
            File.Move(unfinished, file, overwrite: true);
            return count;
        }
        finally
        {
            if (Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))))
                File.Delete(unfinished);
        }
    }

    private static IRowWriter Writer(OutputFormat format, string name, Terminal terminal) => format switch
    {
        OutputFormat.Json => new JsonRowWriter(),
        OutputFormat.Csv => new CsvRowWriter(),
        OutputFormat.Xlsx => new XlsxRowWriter(name),
        _ => new TableRowWriter(terminal.Width, terminal.Columns),
    };

    private static string Name(OutputFormat format) => format switch
    {
        OutputFormat.Table => "table",
        OutputFormat.Json => "json",
        OutputFormat.Csv => "csv",
        _ => "xlsx",
    };

    private static string Count(long rows) => rows.ToString("N0", CultureInfo.InvariantCulture);
}
