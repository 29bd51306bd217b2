using FsCheck;
using FsCheck.Fluent;
using PerfEval.Ingest.Archive.Journal;
using Check = PerfEval.Ingest.Archive.Journal.Check;

namespace PerfEval.Ingest.Tests.Archive;

/// <summary>Whoever reads, whenever: the same state, in an order in which nothing stands before what its writer had seen.</summary>
public sealed class JournalOrderPropertyTests
{
    private static readonly string?[] s_nodes = [null, "a", "b"];
    private static readonly string[] s_hashes = ["aa0000", "bb0000", "cc0000"];

    [Fact]
    public void AnyInterleavingOfWriters_GivesEveryReaderTheSameState() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            using var archive = new ArchiveFolder();
            var random = new Random(seed);
            var journals = s_nodes.Select(node => ArchiveJournal.Open(archive.Path, node)).ToArray();
            try
            {
                var seen = s_nodes.Select(_ => new HashSet<int>()).ToArray();
                var causes = new List<HashSet<int>>();
                for (var steps = random.Next(5, 40); steps > 0; steps--)
                {
                    var who = random.Next(s_nodes.Length);
                    switch (random.Next(8))
                    {
                        case 0:
                            journals[who].Dispose();
                            journals[who] = ArchiveJournal.Open(archive.Path, s_nodes[who]);
                            seen[who].UnionWith(Enumerable.Range(0, causes.Count));
                            break;
                        case 1:
                            journals[who].Refresh();
                            seen[who].UnionWith(Enumerable.Range(0, causes.Count));
                            break;
                        default:
                            causes.Add([.. seen[who]]);
                            seen[who].Add(causes.Count - 1);
                            journals[who].Append(Record(random, causes.Count - 1));
                            break;
                    }
                }

                foreach (var journal in journals)
                    journal.Refresh();
                var whole = JournalSnapshot.Of(archive.Reopened());
                Assert.All(journals, journal => Assert.Equal(whole, JournalSnapshot.Of(journal.State)));
                AssertCausesComeFirst(InOrder(archive.Path), causes);
                return JournalSnapshot.Of(Folded(archive.Path)) == whole;
            }
            finally
            {
                foreach (var journal in journals)
                    journal.Dispose();
            }
        }).Check(Config.QuickThrowOnFailure);

    private static JournalRecord Record(Random random, int number)
    {
        var address = $"https://portal.example/{random.Next(2)}";
        var sha = s_hashes[random.Next(s_hashes.Length)];
        // Clocks of the machines differ, so times are in no order.
        var at = ArchiveFolder.Night.AddMinutes(random.Next(100));
        var run = $"{number}";
        return random.Next(12) switch
        {
            0 => new Withdrawal { At = at, Run = run, Source = "portal", Address = address, Reason = "unlisted" },
            1 => new SourceVisit { At = at, Run = run, Source = "portal", Portal = $"县 {number}", Ended = random.Next(2) == 0, Complete = true },
            2 => new Forgetting { At = at, Who = run, Why = run, Sha256 = sha, Addresses = [address] },
            3 => new Restoration { At = at, Who = run, Why = run, Sha256 = sha },
            4 => new Check { At = at, Part = null, Damaged = [sha], Objects = number },
            5 or 6 => ArchiveFolder.Listed($"报告 {number}", address) with { At = at, Run = run },
            7 => ArchiveFolder.Stored(sha, address, outcome: FetchOutcome.NotModified) with { At = at, Run = run, Sha256 = null },
            _ => ArchiveFolder.Stored(sha, address) with { At = at, Run = run },
        };
    }

    /// <summary>All records in the order that <see cref="RecordOrder"/> describes, by a plain reading of the files.</summary>
    private static List<(RecordOrder Order, JournalRecord Record)> InOrder(string folder)
    {
        var all = new List<(RecordOrder Order, JournalRecord Record)>();
        foreach (var node in s_nodes)
        {
            var tick = 0L;
            var path = Path.Combine(folder, new JournalName(node ?? "", 1).FileName);
            using var file = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            while (file.ReadLine() is { } line)
            {
                var record = JournalLine.Read(System.Text.Encoding.UTF8.GetBytes(line))!;
                tick = Math.Max(tick + 1, record.Tick);
                all.Add((new RecordOrder(tick, node ?? ""), record));
            }
        }

        return [.. all.OrderBy(r => r.Order)];
    }

    private static ArchiveState Folded(string folder)
    {
        var state = new ArchiveState();
        foreach (var (order, record) in InOrder(folder))
            Assert.True(state.TryApply(record, order));
        return state;
    }

    private static void AssertCausesComeFirst(List<(RecordOrder Order, JournalRecord Record)> records, List<HashSet<int>> causes)
    {
        var before = new HashSet<int>();
        foreach (var (_, record) in records)
        {
            var number = Number(record);
            Assert.Subset(before, causes[number]);
            before.Add(number);
        }

        Assert.Equal(causes.Count, before.Count);
    }

    private static int Number(JournalRecord record) => int.Parse(
        record switch
        {
            Fetch fetch => fetch.Run,
            Listing listing => listing.Run,
            SourceVisit visit => visit.Run,
            Withdrawal withdrawal => withdrawal.Run,
            Forgetting forgetting => forgetting.Why,
            Restoration restoration => restoration.Why,
            _ => $"{((Check)record).Objects}",
        }, System.Globalization.CultureInfo.InvariantCulture);
}
