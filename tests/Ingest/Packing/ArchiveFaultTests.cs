using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Packing;

namespace PerfEval.Ingest.Tests.Packing;

/// <summary>What a decoder throws that nobody foresaw costs the archive, and nothing else.</summary>
public sealed class ArchiveFaultTests
{
    public static TheoryData<Exception> OfTheFile =>
        [new KeyNotFoundException("beyond"), new IOException("seek"), new EndOfStreamException("end"), new OverflowException("size")];

    public static TheoryData<Exception> OfTheDisk => [new IOException("no space left", 28), new UnauthorizedAccessException("no temp folder")];

    [Theory]
    [MemberData(nameof(OfTheFile))]
    public void WhatADecoderThrows_IsARejection_AndNamesIt(Exception fault)
    {
        var members = Expand(fault, CancellationToken.None);

        Assert.Equal("a.txt", members[0].Name);
        Assert.Equal(("", "reader_failed"), (members[1].Name, members[1].Problem?.Code));
        Assert.Contains($"{fault.GetType().Name}: {fault.Message}", members[1].Problem!.Chinese, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(OfTheDisk))]
    public void FaultOfTheDisk_IsTold(Exception fault) =>
        Assert.Equal(fault.Message, Assert.ThrowsAny<Exception>(() => Expand(fault, CancellationToken.None)).Message);

    [Fact]
    public void Cancelling_IsNoFaultOfTheFile()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => Expand(new OperationCanceledException(), CancellationToken.None));
        Assert.Throws<InvalidOperationException>(() => Expand(new InvalidOperationException("a consequence"), cancelled.Token));
    }

    private static List<ArchiveMember> Expand(Exception fault, CancellationToken ct) =>
        [.. new ArchiveExpander([new FailingFormat(fault)]).Expand(Packed.Zip(("b.txt", [])), new ReaderLimits(), ct)];
}
