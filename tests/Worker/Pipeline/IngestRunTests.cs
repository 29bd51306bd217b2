using System.Text;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Packing;
using PerfEval.Ingest.Processes;
using PerfEval.Ingest.Readers;
using PerfEval.Normalize.Corrections;
using PerfEval.Normalize.Identity;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Vocabulary;
using PerfEval.Normalize.Warehouse;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests.Pipeline;

/// <summary>What a converter reads is read beside the next batch; readers of these tests know their files by the first letter.</summary>
public sealed class IngestRunTests : IDisposable
{
    // Larger than one batch.
    private const int Many = 40;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task NextBatch_IsReadWhileOneIsConverted_AndTheOrderStays()
    {
        using var read = new CountdownEvent(Many + 8);
        // The first batch has the only file for the converter, which ends when all others of both batches have been read.
        var converter = new Converter(token => Assert.True(read.Wait(s_patience, token)));
        var names = Files(number => number == 3 ? "c" : "p", Many + 9);

        var summary = await Run(new Plain(() => read.Signal()), converter, CancellationToken.None);

        Assert.Equal(Many + 9, summary.Loaded);
        Assert.Equal(names, Stored());
    }

    [Fact]
    public async Task WhatFailsBesideAConversion_EndsIt_AndIsTold()
    {
        var ended = false;
        using var begun = new ManualResetEventSlim();
        var converter = new Converter(token =>
        {
            begun.Set();
            ended = token.WaitHandle.WaitOne(s_patience);
            token.ThrowIfCancellationRequested();
        });
        Files(number => number == 3 ? "c" : "p", Many);
        var read = 0;
        var plain = new Plain(() =>
        {
            if (Interlocked.Increment(ref read) < 32)
                return;
            Assert.True(begun.Wait(s_patience));
            throw new UnauthorizedAccessException("a fault of the disk");
        });

        Assert.Equal(
            "a fault of the disk", (await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Run(plain, converter, CancellationToken.None))).Message);
        Assert.True(ended, "The conversion was not cancelled.");
    }

    [Fact]
    public async Task Cancelling_EndsAConversion_AndKeepsWhatWasReadBefore()
    {
        using var cancelling = new CancellationTokenSource();
        var converter = new Converter(token =>
        {
            cancelling.Cancel();
            token.WaitHandle.WaitOne(s_patience);
            token.ThrowIfCancellationRequested();
        });
        var names = Files(number => number == Many - 1 ? "c" : "p", Many);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Run(new Plain(() => { }), converter, cancelling.Token));

        Assert.Equal(names.Take(32), Stored());
    }

    [Fact]
    public async Task NamedPipeInTheFolder_IsRejectedAndTheOthersAreRead()
    {
        Files(_ => "p", 3);
        using (var made = System.Diagnostics.Process.Start("mkfifo", [_home.PathOf("in/01-pipe.doc")]))
            await made.WaitForExitAsync();

        var run = Task.Run(() => Run(new Plain(() => { }), new Converter(_ => { }), CancellationToken.None));
        var summary = await run.WaitAsync(s_patience);

        Assert.Equal(3, summary.Loaded);
        Assert.Equal("not_a_file", Assert.Single(summary.Rejected).Reason.Code);
    }

    [Fact]
    public async Task FileOnWhichAReaderFails_IsRejected_TheOthersAreRead_AndANewerReaderTriesAgain()
    {
        var names = Files(number => number == 3 ? "c" : "p", Many);
        var calls = 0;
        var plain = new Plain(() =>
        {
            if (Interlocked.Increment(ref calls) == 7)
                throw new ArgumentOutOfRangeException(null, "beyond the end");
        });
        var converter = new Converter(_ => throw new FormatException("of the common call"));

        var first = await Run(plain, converter, CancellationToken.None);
        var newer = await Run(new Plain(() => { }) { Version = 2 }, new Converter(_ => { }) { Version = 2 }, CancellationToken.None);

        Assert.Equal((Many - 2, 2), (first.Loaded, first.Rejected.Count));
        Assert.All(first.Rejected, one => Assert.Equal("reader_failed", one.Reason.Code));
        Assert.Contains(
            "ArgumentOutOfRangeException: beyond the end",
            first.Rejected.Single(one => !one.Origin.EndsWith(names[3], StringComparison.Ordinal)).Reason.Chinese, StringComparison.Ordinal);
        Assert.Equal((Many, 0), (newer.Loaded, newer.Rejected.Count));
    }

    [Fact]
    public async Task JournalThatRefuses_LeavesNoRowWithoutItsOriginal()
    {
        Files(_ => "p", Many);
        // A journal that was opened for reading takes no record.
        using var refusing = ArchiveJournal.OpenReader(_home.Home.Archive);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Run(new Plain(() => { }), new Converter(_ => { }), CancellationToken.None, refusing));

        Assert.Empty(Stored());
    }

    private List<string> Files(Func<int, string> kindOf, int count)
    {
        var folder = Directory.CreateDirectory(_home.PathOf("in")).FullName;
        var names = Enumerable.Range(0, count).Select(number => $"{number:00}.txt").ToList();
        for (var number = 0; number < count; number++)
            File.WriteAllText(Path.Combine(folder, names[number]), $"{kindOf(number)} {number}");
        return names;
    }

    private async Task<IngestSummary> Run(IDocumentReader plain, IDocumentReader converter, CancellationToken ct, ArchiveJournal? other = null)
    {
        var reader = new DocumentReader([plain, converter]);
        var data = DataFolder.Find();
        var divisions = DivisionTable.Load(Path.Combine(data, "divisions.csv"));
        var recogniser = new Recogniser(
            VocabularyLoader.Load(Path.Combine(data, "vocabulary")), divisions, CorrectionBook.Load(Path.Combine(data, "corrections")));
        using var warehouse = WarehouseFile.OpenWriter(_home.Home.Warehouse);
        using var journal = ArchiveJournal.Open(_home.Home.Archive);
        using var store = new OriginalStore(_home.Home.Archive);
        return await new IngestRun(
            reader, new DirectReading(reader, new ArchiveExpander()), recogniser, new LoadKeys(reader, recogniser, divisions, new ReaderLimits()),
            new ReaderLimits(), TimeProvider.System)
            .Run(warehouse, new LocalOriginals(other ?? journal, store, TimeProvider.System), [_home.PathOf("in")], null, ct);
    }

    // In the order in which they came in.
    private List<string> Stored()
    {
        using var warehouse = WarehouseFile.OpenReader(_home.Home.Warehouse);
        using var command = warehouse.CreateCommand();
        command.CommandText = "SELECT origin FROM core.document ORDER BY rowid";
        using var rows = command.ExecuteReader();
        var names = new List<string>();
        while (rows.Read())
            names.Add(Path.GetFileName(rows.GetString(0)));
        return names;
    }

    private static ReadResult.Read Text(ReadOnlyMemory<byte> content) =>
        new(new Document { Format = "text", MediaType = "text/plain", Blocks = [new Paragraph(Encoding.UTF8.GetString(content.Span))] });

    private sealed class Plain(Action onRead) : IDocumentReader
    {
        public string Format => "plain";

        public int Version { get; init; } = 1;

        public bool Recognises(ReadOnlySpan<byte> content) => content.StartsWith("p"u8);

        public ReadResult Read(ReadOnlyMemory<byte> content, ReaderLimits limits, CancellationToken ct)
        {
            onRead();
            return Text(content);
        }
    }

    private sealed class Converter(Action<CancellationToken> onConvert) : IBatchReader
    {
        public string Format => "converted";

        public int Version { get; init; } = 1;

        public bool Recognises(ReadOnlySpan<byte> content) => content.StartsWith("c"u8);

        public ReadResult Read(ReadOnlyMemory<byte> content, ReaderLimits limits, CancellationToken ct) => ReadMany([content], limits, ct)[0];

        public IReadOnlyList<ReadResult> ReadMany(IReadOnlyList<ReadOnlyMemory<byte>> contents, ReaderLimits limits, CancellationToken ct)
        {
            onConvert(ct);
            return [.. contents.Select(Text)];
        }
    }
}
