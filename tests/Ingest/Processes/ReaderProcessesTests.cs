using System.Net;
using System.Net.Sockets;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Packing;
using PerfEval.Ingest.Processes;
using PerfEval.Ingest.Readers;
using PerfEval.Ingest.Tests.Packing;
using PerfEval.Ingest.Tools;

namespace PerfEval.Ingest.Tests.Processes;

/// <summary>With real child processes: whatever a document does to its reader, the next one is read.</summary>
[Collection("reader processes")]
public sealed class ReaderProcessesTests : IDisposable
{
    private static readonly ReaderLimits s_short = new() { MaxTime = TimeSpan.FromSeconds(2), MaxReaderMemoryBytes = 200 << 20 };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfeval-test-");
    private readonly ReaderProcesses _processes = new(TestPrograms.Reader(hostile: true));
    private readonly IDisposable _kept;
    private readonly string _mark = $"perfeval-sleeper-{Guid.NewGuid():N}";

    public ReaderProcessesTests() => _kept = _processes.Keep();

    public void Dispose()
    {
        _kept.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void RealDocument_IsReadAsInThisProcess()
    {
        var content = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "samples", "anhua-2022.docx"));
        var processes = new ReaderProcesses(TestPrograms.Reader(hostile: false));

        var there = Assert.IsType<ReadResult.Read>(processes.Read(content, new ReaderLimits(), CancellationToken.None)).Document;

        var here = Assert.IsType<ReadResult.Read>(new DocumentReader().Read(content, new ReaderLimits(), CancellationToken.None)).Document;
        Assert.Equal(WireTests.Printed(here), WireTests.Printed(there));
    }

    [ToolFact("soffice")]
    public void DocumentThatNeedsLibreOffice_IsConvertedThere()
    {
        var processes = new ReaderProcesses(TestPrograms.Reader(hostile: false));

        Assert.Equal(
            "年初预算1,234.50 万元",
            Text(
                processes.Read(
                    "{\\rtf1\\ansi\\uc0 \\u24180\\u21021\\u39044\\u31639 1,234.50 \\u19975\\u20803}"u8.ToArray(), new ReaderLimits(), CancellationToken.None)));
    }

    [Theory]
    [InlineData("crash", "reader_died")]
    [InlineData("overflow", "reader_died")]
    [InlineData("lie", "reader_died")]
    [InlineData("lie-inside", "reader_died")]
    [InlineData("flood", "reader_died")]
    [InlineData("burn-and-look", "too_slow")]
    [InlineData("grow", "too_complex")]
    [InlineData("grow-outside", "too_complex")]
    public void WhateverADocumentDoes_ItIsRejectedWithTheReason_AndTheNextIsRead(string order, string code)
    {
        Assert.Equal(code, Rejected(order, s_short).Code);
        Assert.Equal("next", Read("next"));
    }

    // By its processor time, or on a busy machine by the clock.
    [Fact]
    public void ReaderThatNeverLooksAtItsClock_IsKilled() =>
        Assert.Contains(Rejected("burn", s_short with { MaxTime = TimeSpan.FromSeconds(2) }).Code, new[] { "too_slow", "stalled" });

    [Fact]
    public void ReaderThatWaits_IsKilledWithWhatItStarted()
    {
        Assert.Equal("stalled", Rejected($"sleep {_mark}", s_short with { MaxTime = TimeSpan.FromSeconds(0.2) }).Code);
        Assert.Empty(Leftovers.Processes(_mark));
    }

    [Fact]
    public void DocumentWhoseReaderDiedByChance_IsReadTheSecondTime()
    {
        Assert.Equal("next", Read("next"));
        Assert.Equal("read by a fresh process", Read("crash-unless-first"));
    }

    [Fact]
    public void ManyWhoAskAtOnce_ShareOneProcessACore()
    {
        var threads = Enumerable.Range(0, 4 * Environment.ProcessorCount).Select(_ => new Thread(() => Read("next"))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.InRange(Leftovers.Folders("reader").Length, 1, Environment.ProcessorCount);
    }

    [Fact]
    public async Task DocumentThatTakesLong_KeepsNoOtherWaiting()
    {
        using var cancelled = new CancellationTokenSource();
        var busy = Task.Run(() => _processes.Read(HostileReader.Order($"sleep {_mark}"), new ReaderLimits(), cancelled.Token));
        Assert.True(SpinWait.SpinUntil(() => Leftovers.Processes(_mark).Length > 0, TimeSpan.FromSeconds(60)));

        Assert.Equal("next", Read("next"));

        Assert.False(busy.IsCompleted);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => busy);
    }

    [Fact]
    public void ProcessStartedAhead_IsTheOneThatReads_AndNothingOfItStays()
    {
        var processes = new ReaderProcesses(TestPrograms.Reader(hostile: true));
        using (processes.KeepReady(new ReaderLimits()))
        {
            Assert.Equal("next", Text(processes.Read(HostileReader.Order("next"), new ReaderLimits(), CancellationToken.None)));
            Assert.Single(Leftovers.Folders("reader"));
        }

        using (processes.KeepReady(new ReaderLimits()))
        {
        }

        Assert.Empty(Leftovers.Folders("reader"));
    }

    [Fact]
    public void OneThatDiesAmongMany_LosesNoneOfTheOthers()
    {
        var results = _processes.ReadMany([.. new[] { "one", "two", "crash", "four" }.Select(HostileReader.Order)], new ReaderLimits(), CancellationToken.None);

        Assert.Equal(["one", "two", "reader_died", "four"], results.Select(Text));
    }

    [Fact]
    public async Task Cancellation_EndsTheReadingSoon_AndLeavesNoProcess()
    {
        using var cancelled = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Task.Run(() => _processes.Read(HostileReader.Order($"sleep {_mark}"), new ReaderLimits(), cancelled.Token)));

        Assert.Empty(Leftovers.Processes(_mark));
        Assert.Equal("next", Read("next"));
    }

    [Fact]
    public void DiskThatFails_IsNoFaultOfTheDocument() =>
        Assert.Contains(
            "No space left", Assert.Throws<IOException>(() => _processes.Read(HostileReader.Order("disk"), new ReaderLimits(), CancellationToken.None)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void SecretsOfTheEnvironment_AreNotHandedOn()
    {
        Environment.SetEnvironmentVariable("PERFEVAL_TEST_SECRET", "x");

        Assert.DoesNotContain("PERFEVAL_TEST_SECRET", Read("environment"), StringComparison.Ordinal);
    }

    [ConfinedFact]
    public void ConfinedReader_WritesNowhereElse_AndHasNoNetwork()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        Assert.Equal("done", Read("write-temporary"));
        Assert.StartsWith("refused", Read($"write {_folder.FullName}/x"), StringComparison.Ordinal);
        Assert.StartsWith("refused", Read($"connect {((IPEndPoint)listener.LocalEndpoint).Port}"), StringComparison.Ordinal);
        Assert.Empty(_folder.EnumerateFiles());
    }

    [Fact]
    public void Archive_IsUnpackedAsInThisProcess()
    {
        var zip = Packed.Zip(
            ("甲.txt", "one"u8.ToArray()), ("乙/乙.txt", "two"u8.ToArray()), ("../丙.txt", "three"u8.ToArray()), ("甲.txt", "again"u8.ToArray()),
            ("丁.zip", Packed.Zip(("戊.txt", "inner"u8.ToArray()))));

        Assert.Equal(
            Listed(new ArchiveExpander().Expand(zip, new ReaderLimits(), CancellationToken.None)),
            Listed(_processes.Expand(zip, new ReaderLimits(), CancellationToken.None)));
    }

    [Fact]
    public void ArchiveLeftInItsMiddle_KeepsNothingBusy()
    {
        var zip = Packed.Zip([.. Enumerable.Range(0, 50).Select(i => ($"{i}.txt", new byte[100_000]))]);

        Assert.Equal("0.txt", _processes.Expand(zip, new ReaderLimits(), CancellationToken.None).First().Name);
        Assert.Equal("next", Read("next"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ReaderWhoseParentIsKilled_EndsWithAllItStarted(bool mayBeConfined)
    {
        using (var parent = TestPrograms.StartParent($"sleep {_mark}", mayBeConfined ? null : PathOf("dotnet", "setsid", "bash", "sleep")))
        {
            Assert.True(SpinWait.SpinUntil(() => Leftovers.Processes(_mark).Length > 0, TimeSpan.FromSeconds(60)));
            parent.Kill();
            parent.WaitForExit();
        }

        Assert.True(SpinWait.SpinUntil(() => Leftovers.Processes(_mark).Length == 0, TimeSpan.FromSeconds(60)));
    }

    // Nothing else is found there.
    private string PathOf(params string[] programs)
    {
        foreach (var program in programs)
            File.CreateSymbolicLink(Path.Combine(_folder.FullName, program), new ExternalTool(program, "", "", []).Find()!);
        return _folder.FullName;
    }

    private static List<string> Listed(IEnumerable<ArchiveMember> members) =>
        members.Select(member => $"{member.Name} {member.FileName} {member.Problem?.Code} {Convert.ToHexString(member.Content.Span)}").ToList();

    private string Read(string order) => Text(_processes.Read(HostileReader.Order(order), new ReaderLimits(), CancellationToken.None));

    private Rejection Rejected(string order, ReaderLimits limits) =>
        Assert.IsType<ReadResult.Rejected>(_processes.Read(HostileReader.Order(order), limits, CancellationToken.None)).Reason;

    private static string Text(ReadResult result) =>
        result is ReadResult.Read(var document) ? ((Paragraph)document.Blocks[0]).Text : ((ReadResult.Rejected)result).Reason.Code;
}
