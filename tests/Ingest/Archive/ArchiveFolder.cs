using System.Text;
using PerfEval.Ingest.Archive.Journal;

namespace PerfEval.Ingest.Tests.Archive;

/// <summary>An archive in a folder of its own, and records as a crawl of a made-up portal would write them.</summary>
internal sealed class ArchiveFolder : IDisposable
{
    public const string Address = "https://portal.example/files/2024/报告.docx";

    public static readonly DateTimeOffset Night = new(2024, 9, 1, 18, 0, 0, TimeSpan.Zero);

    public string Path { get; } = Directory.CreateTempSubdirectory("perfeval-archive-").FullName;

    public string JournalFile => Directory.EnumerateFiles(Path, "journal-*.jsonl").Order(StringComparer.Ordinal).Last();

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static Fetch Stored(string sha, string address = Address, int night = 0, string kind = FetchKind.Attachment, string outcome = FetchOutcome.Stored) =>
        new()
        {
            At = Night.AddDays(night),
            Run = $"run-{night}",
            Source = "portal",
            Address = address,
            Kind = kind,
            Outcome = outcome,
            Status = 200,
            Sha256 = sha,
            Bytes = 3,
            ETag = $"\"{night}\"",
        };

    public static Listing Listed(string title, string address = Address, int night = 0, string role = "attachment", DateOnly? on = null) => new()
    {
        At = Night.AddDays(night),
        Run = $"run-{night}",
        Source = "portal",
        Address = address,
        Page = "https://portal.example/page/1.html",
        Title = title,
        PublishedOn = on ?? new DateOnly(2024, 8, 30),
        Role = role,
    };

    public static Withdrawal Gone(int night, string address = Address) =>
        new() { At = Night.AddDays(night), Run = $"run-{night}", Source = "portal", Address = address, Reason = "not_found" };

    /// <summary>What a process that opens the archive now finds.</summary>
    public ArchiveState Reopened()
    {
        using var reader = ArchiveJournal.OpenReader(Path);
        return reader.State;
    }

    public void Append(params JournalRecord[] records)
    {
        using var journal = ArchiveJournal.Open(Path);
        journal.Append(records);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
