using System.Data.Common;
using System.Globalization;
using DuckDB.NET.Data;
using PerfEval.Ingest.Text;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.Jobs.Handed;
using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Web;

/// <summary>Whether the installation does its work: last night, disk, warehouse, notices, copies of the state.</summary>
public sealed class HealthChecks(RunLedger ledger, NoticeOutbox outbox, WarehouseGate gate, StateCopying copying, Schedule schedule, TimeProvider clock)
{
    /// <summary>A night's downloads and a generation need room.</summary>
    private const long LeastFreeBytes = 2L << 30;

    /// <summary>A night that has not ended this long after its time is late.</summary>
    private static readonly TimeSpan s_longestNight = TimeSpan.FromHours(20);

    /// <summary>A notice that nobody took for this long.</summary>
    private static readonly TimeSpan s_longestWay = TimeSpan.FromDays(1);

    /// <summary>A copy is promised to be a quarter of an hour old at most; one that takes its time to be made is no failure yet.</summary>
    private static readonly TimeSpan s_oldestCopy = TimeSpan.FromMinutes(20);

    public HealthReport Look()
    {
        try
        {
            return HealthReport.Of([LastNight(), Disk(), Warehouse(), Notices(), StateCopies()]);
        }
        catch (StateFailedException e)
        {
            return HealthReport.Of([new HealthCheck("state", false, $"状态库不可用。 The state cannot be used: {e.Message}"), Disk(), Warehouse(), StateCopies()]);
        }
    }

    private HealthCheck LastNight()
    {
        var last = LastEndedNight.Of(ledger);
        var due = schedule.LatestDue(clock.GetUtcNow() - s_longestNight);
        if (due > ledger.Since() && (last?.EndedAt is not { } ended || ended < due))
            return new HealthCheck("night", false, $"{Time(due.Value)} 之夜没有完成。 The night of {Time(due.Value)} has not ended.");
        return last switch
        {
            null => new HealthCheck("night", true, "none yet"),
            { Status: RunStatus.Succeeded } => Published(last),
            { Status: RunStatus.Unpublished } when PublishedByHand(last) is { } by =>
                new HealthCheck("night", true, $"{last.RunId} {last.Status}, published by {by.RunId} {Time(by.EndedAt!.Value)}"),
            _ => new HealthCheck("night", false, $"{last.RunId} {last.Status}: {last.Message}"),
        };
    }

    // One portal of many is down on most nights: that is said here and told by the digest. All of them mean that it is we who are cut off.
    private HealthCheck Published(RunRecord night)
    {
        var sources = LastEndedNight.Sources(ledger, night);
        var lost = sources.Where(step => step.Status == RunStatus.Failed).Select(step => step.Source).ToList();
        var detail = $"{night.RunId} {Time(night.EndedAt!.Value)}";
        return lost.Count == 0
            ? new HealthCheck("night", true, detail)
            : new HealthCheck(
                "night", lost.Count < sources.Count, $"{detail}; {lost.Count}/{sources.Count} 个来源失败 sources failed: {string.Join(", ", lost.Take(20))}");
    }

    private RunRecord? PublishedByHand(RunRecord night) =>
        ledger.Latest(PublishArgs.Kind, RunStatus.Succeeded) is { } publication && publication.EndedAt > night.EndedAt ? publication : null;

    private HealthCheck Disk()
    {
        var free = new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(gate.Path))!).AvailableFreeSpace;
        var size = (free / (double)(1L << 30)).ToString("0.0", CultureInfo.InvariantCulture);
        return new HealthCheck("disk", free >= LeastFreeBytes, free >= LeastFreeBytes ? $"{size} GiB free" : $"磁盘仅余 {size} GiB。 Only {size} GiB are free.");
    }

    private HealthCheck Warehouse()
    {
        if (!File.Exists(gate.Path))
            return new HealthCheck("warehouse", true, "none yet");
        try
        {
            return gate.Idle(Count) ?? new HealthCheck("warehouse", true, "a run works on it");
        }
        catch (WarehouseBusyException)
        {
            return new HealthCheck("warehouse", true, "another program writes it");
        }
        catch (Exception e) when (e is DbException or InvalidDataException or IOException)
        {
            return new HealthCheck("warehouse", false, $"数据仓库打不开。 The warehouse does not open: {e.Message}");
        }
    }

    private static HealthCheck Count(DuckDBConnection warehouse)
    {
        return new HealthCheck("warehouse", true, $"{warehouse.Rows("SELECT count(*), max(bytes) FROM document")[0][0]} documents");
    }

    private HealthCheck Notices()
    {
        var waiting = outbox.Waiting();
        var oldest = waiting.Count == 0 ? (DateTimeOffset?)null : waiting.Min(n => n.CreatedAt);
        var ok = oldest is null || clock.GetUtcNow() - oldest < s_longestWay;
        var last = waiting.FirstOrDefault(n => n.LastError is not null)?.LastError;
        return new HealthCheck("notices", ok, ok ? $"{waiting.Count} waiting" : $"通知发不出去。 {waiting.Count} notices cannot be delivered: {last}");
    }

    private HealthCheck StateCopies()
    {
        var last = copying.Newest is { } made ? Time(made) : "none yet";
        return copying.Overdue is { } age && age > s_oldestCopy
            ? new HealthCheck("state_copy", false, $"状态库的副本过旧：{last}。 The state is not copied; the last copy: {last}. {copying.Failure}".TrimEnd())
            : new HealthCheck("state_copy", true, copying.Failure is { } failure ? $"{last}; 最近一次失败 the latest failed: {failure}" : last);
    }

    private static string Time(DateTimeOffset time) => ChinaTime.Shown(time);
}
