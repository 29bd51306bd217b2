using System.Globalization;
using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using PerfEval.Ingest.Processes;

namespace PerfEval.Worker.Tests.Pipeline;

/// <summary>Whatever is edited, taken in and analysed in whatever order: the end is that of a fresh warehouse.</summary>
public sealed class EditPropertyTests
{
    private const int Steps = 14;

    private static readonly string[] s_addresses = ["https://portal.example/a.txt", "https://portal.example/b.txt"];

    private static readonly string[] s_files = ["甲终稿.txt", "乙.txt", "丙送审稿.txt"];

    private static readonly byte[][] s_contents =
    [
        CrawledHome.Sample("taoyuan-2023.txt"),
        CrawledHome.Edited("taoyuan-2023.txt", ("自评得分95.7分", "自评得分98.2分"), ("公用经费84.83万元", "公用经费81.83万元")),
        CrawledHome.Edited("taoyuan-2023.txt", ("\t8.14\n", "\t8.41\n")),
        CrawledHome.Sample("taoyuan-2022.txt"),
        CrawledHome.Edited("taoyuan-2022.txt", ("\t8.14\n", "\t8.41\n")),
        CrawledHome.Sample("qinghe-2023.txt"),
    ];

    private readonly Xunit.Abstractions.ITestOutputHelper _output;

    public EditPropertyTests(Xunit.Abstractions.ITestOutputHelper output) => _output = output;

    [Fact]
    public void AnySequenceOfEditsIngestsAndAnalyses_GivesWhatAFreshWarehouseGives()
    {
        var processes = new ReaderProcesses(ChildProgram.Reader);
        using var kept = processes.Keep();
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var (told, differences) = Play(processes, seed).GetAwaiter().GetResult();
            return differences.Count == 0
                ? true
                : throw new InvalidOperationException($"seed {seed}: {string.Join("; ", told)}\n{string.Join('\n', differences.Take(30))}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2));
    }

    private static async Task<(List<string> Told, IReadOnlyList<string> Differences)> Play(ReaderProcesses processes, int seed)
    {
        var random = new Random(seed);
        var crawled = new HashSet<(string, int)>();
        using var home = new EditedHome(processes);
        var told = new List<string>();
        for (var step = 0; step < Steps; step++)
        {
            var (words, act) = Next(random, crawled);
            told.Add(words);
            await act(home);
        }

        return (told, await home.AgainstFresh());
    }

    private static (string Words, Func<EditedHome, Task> Act) Next(Random random, HashSet<(string, int)> crawled)
    {
        T Any<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];
        Task Now(Action act)
        {
            act();
            return Task.CompletedTask;
        }

        var (address, file, content) = (Any(s_addresses), Any(s_files), random.Next(s_contents.Length));
        switch (random.Next(14))
        {
            case 0 or 1 or 2:
                return ($"ingest {file} as {content}", home => home.Ingest(file, s_contents[content]));
            // Of a published version that comes back the archive tells once, and rules on replaced publications read what a warehouse saw happen.
            case 3 or 4 when crawled.Add((address, content)):
                DateOnly? on = random.Next(3) == 0 ? null : new DateOnly(2024, 5, random.Next(1, 4));
                var title = Any(["整体支出绩效自评报告", "整体支出绩效自评报告（征求意见稿）"]);
                return ($"crawl {address} as {content} {title} {on:O}", home => Now(() => home.Crawl(address, s_contents[content], title, on)));
            case 5:
                return ($"withdraw {address}", home => Now(() => home.Withdraw(address)));
            case 6 when random.Next(2) == 0:
                return ($"forget {file}", home => Now(() => home.Forget(home.PathOf(file))));
            case 7:
                var correction = random.Next(3) == 0 ? null : Correction(content, random.Next(2));
                return ($"correct {correction}", home => Now(() => home.Edit("corrections/a.yaml", correction)));
            case 8:
                var threshold = Any([null, "AR02: {tolerance: 1000}\n", "CT01: {tolerance: 5}\n"]);
                return ($"threshold {threshold}", home => Now(() => home.Edit("parameters.yaml", threshold)));
            case 9:
                var known = random.Next(2) == 0;
                return ($"vocabulary {known}", home => Now(() => home.Edit("vocabulary/self_evaluation.yaml", Vocabulary(known))));
            case 10:
                var choice = random.Next(3) == 0 ? null : Choice(content);
                return ($"choose {content} {choice is null}", home => Now(() => home.Edit("versions/a.yaml", choice)));
            case 11 or 12:
                return ("load", home => home.Load());
            default:
                return ("analyse", home => Now(home.Analyse));
        }
    }

    private static string ShaOf(int content) => Convert.ToHexStringLower(SHA256.HashData(s_contents[content]));

    private static string Correction(int content, int row) => string.Create(
        CultureInfo.InvariantCulture,
        $"- sha256: {ShaOf(content)}\n  cell: {{table: 0, row: {5 + row}, col: 2}}\n  value: \"9.99\"\n  who: 审核组\n  why: 印错\n  date: 2024-06-01\n");

    private static string Choice(int content) =>
        $"- unit: 桃源县沅岸生态巡护站\n  year: {(content < 3 ? 2023 : 2022)}\n  sha256: {ShaOf(content)}\n  who: 审核组\n  why: 误传\n  date: 2024-06-01\n";

    private static string Vocabulary(bool known)
    {
        var text = File.ReadAllText(Path.Combine(PerfEval.Worker.State.DataFolder.Find(), "vocabulary", "self_evaluation.yaml"));
        return known ? text : text.Replace("当年财政拨款, ", "", StringComparison.Ordinal);
    }
}
