using System.CommandLine;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Export;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Cli.Commands;

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
    private readonly OutputFormat[] _allowed;

    /// <param name="parquet">Whether the command can write Parquet.</param>
    public RowOutput(OutputFormat defaultFormat, bool parquet = false)
    {
        _default = defaultFormat;
        _allowed = [.. Enum.GetValues<OutputFormat>().Where(f => parquet || f != OutputFormat.Parquet)];
        _format = new Option<string?>("--format", "-f")
        {
            Description = $"输出格式 output format; default {Name(defaultFormat)}, or what the name of the output file says",
        };
        _format.TakeOneOf([.. _allowed.Select(Name)]);
    }

    public void AddTo(Command command)
    {
        command.Add(_format);
        command.Add(_file);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_format) is null && result.GetResult(_file)?.Tokens is [{ Value: var file }] && Of(file) is null)
            {
                result.AddError(
                    $"文件名 {file} 的扩展名不是可写的格式。 "
                    + $"{(Path.GetExtension(file) is { Length: > 0 } end ? $"{end} is no format that can be written" : $"{file} has no extension")}: "
                    + $"name it {string.Join(", ", _allowed.Where(f => f != OutputFormat.Table).Select(f => "." + Name(f)))} or .txt, or say --format.");
            }

            // By tokens: a value that is missing or not allowed is an error already and cannot be asked for.
            if (result.GetResult(_format)?.Tokens is [{ Value: "xlsx" or "parquet" } named] && result.GetResult(_file) is null)
                result.AddError($"--format {named.Value} needs --output FILE: it cannot be printed on the screen.");
        });
    }

    /// <summary>What --format says, else the extension of the file, else the command's own.</summary>
    public OutputFormat FormatOf(ParseResult parsed) =>
        parsed.GetValue(_format) is { } named ? Enum.Parse<OutputFormat>(named, ignoreCase: true)
        : parsed.GetValue(_file) is { } file && Of(file) is { } said ? said
        : _default;

    // A table for people is a text file.
    private OutputFormat? Of(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".txt" => OutputFormat.Table,
        { Length: > 1 } end when Enum.TryParse<OutputFormat>(end[1..], ignoreCase: true, out var format) && format != OutputFormat.Table
            && _allowed.Contains(format) => format,
        _ => null,
    };

    public string? FileOf(ParseResult parsed) => parsed.GetValue(_file);

    /// <param name="name">What the rows are; the name of a workbook's sheet.</param>
    public int Write(ParseResult parsed, Terminal terminal, ResultRows rows, string name, CancellationToken ct)
    {
        if (FileOf(parsed) is { } file)
            RowPrinter.ToFile(FormatOf(parsed), name, rows, file, terminal, ct);
        else
            RowPrinter.ToScreen(FormatOf(parsed), name, rows, terminal, ct);
        return ExitCode.Success;
    }

    private static string Name(OutputFormat format) => format switch
    {
        OutputFormat.Table => "table",
        OutputFormat.Json => "json",
        OutputFormat.Csv => "csv",
        OutputFormat.Xlsx => "xlsx",
        _ => "parquet",
    };
}
