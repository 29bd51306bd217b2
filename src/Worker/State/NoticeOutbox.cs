using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PerfEval.Worker.State;

namespace PerfEval.Worker.State;

/// <summary>
/// Notices on disk until their channel has taken them. The same verdict on a night is said once a channel; a second word replaces the first while
/// that still waits, and follows it where it says something else.
/// </summary>
public sealed class NoticeOutbox(StateStore state, TimeProvider clock)
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromHours(1);

    public void Put(DateOnly night, string channel, string runId, string subject, string body) => state.Together(context =>
    {
        var ofNight = context.Notices.Where(notice => notice.Night == night && notice.Channel == channel);
        var replaced = ofNight.Where(notice => notice.DeliveredAt == null).ExecuteUpdate(set => set
            .SetProperty(notice => notice.RunId, runId).SetProperty(notice => notice.Subject, subject).SetProperty(notice => notice.Body, body));
        if (replaced > 0 || ofNight.OrderByDescending(notice => notice.CreatedAt).Select(notice => notice.Subject).FirstOrDefault() == subject)
            return replaced;
        var now = clock.GetUtcNow();
        context.Add(new Notice
        {
            NoticeId = RandomNumberGenerator.GetHexString(16, lowercase: true),
            Night = night,
            Channel = channel,
            RunId = runId,
            Subject = subject,
            Body = body,
            CreatedAt = now,
            NextAttemptAt = now,
        });
        return context.SaveChanges();
    });

    /// <summary>Those that nobody has taken yet, the oldest first.</summary>
    public List<Notice> Waiting() =>
        state.Use(context => context.Notices.Where(notice => notice.DeliveredAt == null).OrderBy(notice => notice.CreatedAt).ToList());

    public void Delivered(Notice notice)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        state.Use(context => Row(context, notice).ExecuteUpdate(set => set
            .SetProperty(n => n.DeliveredAt, now).SetProperty(n => n.Attempts, n => n.Attempts + 1).SetProperty(n => n.LastError, (string?)null)));
    }

    /// <summary>Tried again after a minute, then after twice as long each time, at least every hour.</summary>
    public void Failed(Notice notice, string error)
    {
        var pause = s_firstPause * Math.Pow(2, Math.Min(notice.Attempts, 10));
        var next = clock.GetUtcNow() + (pause < s_longestPause ? pause : s_longestPause);
        state.Use(context => Row(context, notice).ExecuteUpdate(set => set
            .SetProperty(n => n.Attempts, n => n.Attempts + 1).SetProperty(n => n.LastError, error).SetProperty(n => n.NextAttemptAt, next)));
    }

    private static IQueryable<Notice> Row(StateContext context, Notice notice) => context.Notices.Where(n => n.NoticeId == notice.NoticeId);
}
