using System.Text;
using System.Text.Json.Nodes;
using PerfEval.Worker.Cli.Commands;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests.Evaluation.Tables;

public sealed class EvalTablesTests : IDisposable
{
    private const string Page = "<html><body><table><tr><td>合计</td><td>10</td></tr><tr><td>人员</td><td>6</td></tr></table></body></html>";
    private const string Truth =
        """[{"edges": [0, 1], "cells": [{"r":0,"c":0,"rs":1,"cs":1,"t":"合 计"},{"r":0,"c":1,"rs":1,"cs":1,"t":"10"},{"r":1,"c":0,"rs":1,"cs":1,"t":"人员"},{"r":1,"c":1,"rs":1,"cs":1,"t":"7"}]}]""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfeval");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Documents_AreMatchedByTheLongestStem()
    {
        Put("truth/county.json", "[]");
        Put("truth/county-2024.json", Truth);
        Put("word/county-2024-browser.html", Page);

        var (exit, rows, _) = await Eval();

        Assert.Equal(ExitCode.Success, exit);
        Assert.Equal(Path.Combine("word", "county-2024-browser.html"), (string?)rows[0]!["file"]);
        Assert.Equal("county-2024", (string?)rows[0]!["truth"]);
        Assert.Equal((4, 0.75m, 1, 0m), ((int)rows[0]!["cells"]!, (decimal)rows[0]!["exact"]!, (int)rows[0]!["extra"]!, (decimal)rows[0]!["review"]!));
    }

    [Fact]
    public async Task DocumentWithoutTruthAndRejectedOne_AreListedAndDoNotCount()
    {
        Put("truth/county.json", Truth);
        Put("county.html", Page);
        Put("county.doc", "");
        Put("other.html", Page);

        var (exit, rows, _) = await Eval();

        Assert.Equal(ExitCode.Success, exit);
        Assert.StartsWith("empty: ", (string?)rows[0]!["note"], StringComparison.Ordinal);
        Assert.Null(rows[0]!["exact"]);
        Assert.Equal("no truth 无标准答案", (string?)rows[2]!["note"]);
        Assert.Equal(("total", 4, 0.75m), ((string?)rows[3]!["file"], (int)rows[3]!["cells"]!, (decimal)rows[3]!["exact"]!));
    }

    [Fact]
    public async Task NothingToCompare_Fails()
    {
        Put("truth/county.json", Truth);
        Put("other.html", Page);

        var (exit, _, errors) = await Eval();

        Assert.Equal(ExitCode.Failure, exit);
        Assert.Contains("No document could be compared", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[{\"rows\": 3}]")]
    [InlineData("{")]
    public async Task UnusableTruth_IsNamed(string json)
    {
        Put("truth/county.json", json);
        Put("county.html", Page);

        var (exit, rows, errors) = await Eval();

        Assert.Equal(ExitCode.Failure, exit);
        Assert.Empty(rows);
        Assert.Contains("county.json", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FolderWithoutTruth_IsSaid()
    {
        var (exit, _, errors) = await Eval();

        Assert.Equal(ExitCode.Failure, exit);
        Assert.Contains("truth", errors, StringComparison.Ordinal);
    }

    private void Put(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private async Task<(int Exit, JsonArray Rows, string Errors)> Eval()
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var terminal = new Terminal { Out = output, Error = errors, In = TextReader.Null, Width = new CharacterWidth(false) };
        var exit = await PerfEvalCommandLine.Run(["eval", "--tables", _folder.FullName, "--format", "json"], terminal);
        return (exit, output.Length == 0 ? [] : JsonNode.Parse(Encoding.UTF8.GetString(output.ToArray()))!.AsArray(), errors.ToString());
    }
}
