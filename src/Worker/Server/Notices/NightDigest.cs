using System.Globalization;
using System.Text;
using PerfEval.Ingest.Text;
using PerfEval.Worker.Jobs.Night;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Server.Notices;

/// <summary>The word about a night that did not go as it should: it failed, was not published, or lost a source.</summary>
public sealed class NightDigest(RunLedger ledger, NoticeOutbox outbox, IReadOnlyList<INoticeChannel> channels, TimeZoneInfo zone, NoticeSender sender)
{
    private const int MostLines = 40;

    /// <param name="run">A job that is over.</param>
    public void Over(RunRecord run)
    {
        if (run.Job.Kind != NightArgs.Kind || run.Status == RunStatus.Cancelled)
            return;
        var broken = ledger.Steps(run.RunId).Where(step => step.Status is RunStatus.Failed or RunStatus.Unpublished).ToList();
        if (run.Status == RunStatus.Succeeded && broken.Count == 0)
            return;
        var night = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(run.ScheduledFor ?? run.CreatedAt, zone).DateTime);
        var (subject, body) = Write(run, night, broken);
        foreach (var channel in channels)
            outbox.Put(night, channel.Name, run.RunId, subject, body);
        sender.Wake();
    }

    private static (string Subject, string Body) Write(RunRecord run, DateOnly night, List<RunStep> broken)
    {
        var date = night.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var what = run.Status switch
        {
            RunStatus.Unpublished => "未发布 not published",
            RunStatus.Failed => "失败 failed",
            _ => "已发布，部分步骤失败 published, some steps failed",
        };
        var body = new StringBuilder();
        body.Append(CultureInfo.InvariantCulture, $"PerfEval {date}: {what}\n{run.RunId}, attempt {run.Attempt}\n");
        if (run.Message is not null)
            body.Append(CultureInfo.InvariantCulture, $"\n{run.Message}\n");
        foreach (var step in broken.Take(MostLines))
            body.Append(CultureInfo.InvariantCulture, $"\n{step.Step}{(step.Source is null ? string.Empty : " " + step.Source)}: {step.Error}\n");
        if (broken.Count > MostLines)
            body.Append(CultureInfo.InvariantCulture, $"\n…… {broken.Count - MostLines}\n");
        if (run.Status != RunStatus.Succeeded)
            body.Append("\n读者仍用上一代。 Readers keep the last generation.\n");
        body.Append(CultureInfo.InvariantCulture, $"\nperfeval runs show {run.RunId}\n");
        return ($"PerfEval {date} {what}", PrintableText.Of(ToldText.Of(body.ToString()), keepLines: true));
    }
}
