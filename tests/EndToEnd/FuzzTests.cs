using System.Diagnostics;

namespace PerfEval.EndToEnd.Tests;

/// <summary>A short run of the program that reads mutants; the long one is `dotnet run -c Release --project tests/Benchmarks -- fuzz`.</summary>
public sealed class FuzzTests
{
    private const string Mutants = "20";

    [Theory]
    [InlineData("docx")]
    [InlineData("ofd")]
    [InlineData("xlsx")]
    [InlineData("html")]
    [InlineData("pdf")]
    [InlineData("archives")]
    [InlineData("doc")]
    [InlineData("xls")]
    [InlineData("csv")]
    [InlineData("lists")]
    [InlineData("yaml")]
    public Task Mutants_EndInADocumentOrARejection(string format) => Run(format);

    private static async Task Run(string format)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "PerfEval.Benchmarks.dll"),
                "fuzz",
                "--mutations",
                Mutants,
                "--seed",
                "20240501",
                "--format",
                format
            },
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, output + await errors);
        Assert.Matches($@"{format} +{Mutants} mutants: [1-9]\d* read .* 0 failed", output);
    }
}
