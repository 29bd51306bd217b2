using System.Diagnostics;
using System.Globalization;
using System.Text;
using PerfEval.Ingest.Tests.Readers.Pdf;
using PerfEval.Portal;
using PerfEval.Portal.Faults;
using PerfEval.Portal.Nights;

namespace PerfEval.EndToEnd.Tests;

/// <summary>
/// Whoever wants the program to stop need not wait for what it is reading: a list or a document that keeps its reader busy for many seconds ends
/// within two of them, and so do the processes that read it.
/// </summary>
public sealed class StopTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan s_most = TimeSpan.FromSeconds(2);

    private readonly NightHome _home = new(Path.Combine(AppContext.BaseDirectory, "perfeval.dll"), Path.Combine(Repository.Root, "data"));
    private TestPortal _portal = null!;

    public async Task InitializeAsync()
    {
        var plan = PortalPlan.OfEachKind(SiteKinds.Names.Count);
        _portal = await TestPortal.Start(plan with { Sites = [plan.Sites.Single(site => site.Kind == "json")] });
        _portal.Sites[0].Faults.At(
            _portal.Sites[0].Start,
            Fault.Of("a list of much work", answer => answer with { Body = LongList(), ContentType = "application/json", ETag = null }));
        _home.Watch(_portal.Sites[0]);
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Signal_EndsACrawlInTheMiddleOfAList() => await Ends("crawl", "--no-ingest");

    [Fact]
    public async Task Signal_EndsAnIngestInTheMiddleOfADocument()
    {
        var file = Path.Combine(_home.Folder, "long.pdf");
        // Some four seconds on a quick machine: letters up to the limit alone were read in less than it takes to be called busy.
        var states = string.Concat(Enumerable.Repeat("q Q ", 8_000_000));
        await File.WriteAllBytesAsync(file, PdfFile.Of($"{states}BT /F 1 Tf 10 500 Td ({new string('a', 3_600_000)}) Tj ET"));

        await Ends("ingest", file, "--no-analyze");
    }

    [Fact]
    public async Task CancelledRun_EndsInTheMiddleOfAList()
    {
        await using var serve = await NightServe.Start(_home);
        var run = await serve.StartNight();
        var readers = await BusyReader.Wait(serve.ProcessId);
        var most = await Most();
        var asked = Stopwatch.StartNew();

        await serve.Cancel(run);
        var ended = await serve.Over(TimeSpan.FromMilliseconds(50), CancellationToken.None);

        Assert.InRange(asked.Elapsed, TimeSpan.Zero, most);
        Assert.Equal("cancelled", ended.Status);
        Assert.True(SpinWait.SpinUntil(() => !readers.Any(BusyReader.Runs), most));
    }

    private async Task Ends(params string[] arguments)
    {
        using var program = _home.Begin(arguments);
        var output = program.StandardOutput.ReadToEndAsync();
        var error = program.StandardError.ReadToEndAsync();
        var readers = await BusyReader.Wait(program.Id);
        var most = await Most();
        var asked = Stopwatch.StartNew();

        using (Process.Start("kill", ["-TERM", program.Id.ToString(CultureInfo.InvariantCulture)]))
            await program.WaitForExitAsync();

        asked.Stop();
        Assert.InRange(asked.Elapsed, TimeSpan.Zero, most);
        // Where the machine was too busy for two seconds, the program has ended itself.
        Assert.Contains(program.ExitCode, asked.Elapsed < s_most ? new[] { 130 } : [130, 143]);
        Assert.Equal(program.ExitCode == 130, (await error + await output).Contains("已停止", StringComparison.Ordinal));
        Assert.True(SpinWait.SpinUntil(() => !readers.Any(BusyReader.Runs), most));
    }

    // On a busy machine longer by as much as the program takes there to do nothing.
    private async Task<TimeSpan> Most()
    {
        var idle = Stopwatch.StartNew();
        await _home.Run("sources");
        return s_most + idle.Elapsed;
    }

    // Every title is looked at as a page of its own.
    private static byte[] LongList() =>
        Encoding.UTF8.GetBytes(
            $"{{\"list\":[{string.Join(',', Enumerable.Range(0, 280_000).Select(i => $"{{\"title\":\"<br>{i}\",\"url\":\"/a/{i}.html\"}}"))}]}}");
}
