using System.Net;

namespace PerfEval.Worker.Server.Settings;

/// <summary>What serve is told by its file, the environment and its options, each stronger than the one before.</summary>
public sealed record ServeSettings
{
    public const string DefaultListen = "127.0.0.1:8017";

    public IPEndPoint Listen { get; init; } = IPEndPoint.Parse(DefaultListen);

    /// <summary>Names under which the server is asked besides localhost, its addresses and the machine's: those that a proxy before it passes on.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>What a request must bring to read; null where whoever may connect may read, which is for this machine only.</summary>
    public string? ReadToken { get; init; }

    /// <summary>When the night begins: cron's five fields.</summary>
    public string Schedule { get; init; } = "0 2 * * *";

    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>Mail or web address under which the portals' people reach ours; without it only local sources are crawled.</summary>
    public string? Contact { get; init; }

    /// <summary>Sources crawled at one time.</summary>
    public int Parallel { get; init; } = 4;

    /// <summary>Generations and copies of the state that are kept.</summary>
    public int Keep { get; init; } = 7;

    /// <summary>Folders of rules besides the built-in ones.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>Folder of the source files; null for data/sources.</summary>
    public string? Sources { get; init; }

    /// <summary>Connection string of the PostgreSQL database that keeps the state; null for state.db in the data home.</summary>
    public string? State { get; init; }

    /// <summary>
    /// Name of this server (<see cref="PerfEval.Ingest.Archive.Journal.ArchiveNode"/>) among those that share <see cref="State"/> and data home; null for the
    /// machine's. Without that database there is one server, and it has none.
    /// </summary>
    public string? Node { get; init; }

    public SmtpSettings? Smtp { get; init; }

    public WebhookSettings? Webhook { get; init; }
}
