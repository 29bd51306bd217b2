using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Text;

namespace PerfEval.Ingest.Tests;

public sealed class LimitsFileTests
{
    private const string All = "file_mb: 2\nunpacked_mb: 32\narchive_files: 11\ncells: 10001\npages: 12\nscanned_pages: 0\nseconds: 7\nmemory_mb: 300\n";

    [Fact]
    public void EveryKey_SetsItsLimitInItsUnit() => Assert.Equal(
        new ReaderLimits
        {
            MaxFileBytes = 2L << 20,
            MaxUnpackedBytes = 32L << 20,
            MaxArchiveEntries = 11,
            MaxCells = 10_001,
            MaxPages = 12,
            MaxScannedPages = 0,
            MaxTime = TimeSpan.FromSeconds(7),
            MaxReaderMemoryBytes = 300L << 20,
        },
        LimitsFile.Parse(All));

    // A default that the program changes and the file still shows would mislead whoever edits it.
    [Fact]
    public void ShippedFile_ShowsTheDefaults()
    {
        var shipped = File.ReadLines(Path.Combine(AppContext.BaseDirectory, LimitsFile.Name))
            .Where(line => line.Contains('_', StringComparison.Ordinal) || line.Contains(": ", StringComparison.Ordinal))
                .Select(line => line.TrimStart('#', ' ')).Where(line => All.Contains(line.Split(':')[0] + ":", StringComparison.Ordinal)).ToList();

        Assert.Equal(8, shipped.Count);
        Assert.Equal(new ReaderLimits(), LimitsFile.Parse(string.Join('\n', shipped)));
    }

    [Fact]
    public void FolderWithoutTheFile_HasTheUsualOnes() => Assert.Equal(new ReaderLimits(), LimitsFile.Read(Path.GetTempPath()));

    [Theory]
    [InlineData("seconds: 4", 1)]
    [InlineData("pages: 50\nseconds: 3601", 2)]
    [InlineData("seconds: 1.5", 1)]
    [InlineData("seconds: [60]", 1)]
    [InlineData("minutes: 1", 1)]
    [InlineData("- 60", 1)]
    [InlineData("pages: 50\npages: 60", 2)]
    public void WhatIsWrong_IsNamedWithItsLine(string text, int line) =>
        Assert.Equal(line, Assert.Throws<StrictYamlException>(() => LimitsFile.Parse(text)).Line);
}
