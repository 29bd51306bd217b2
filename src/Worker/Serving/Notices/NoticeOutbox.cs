using System.Security.Cryptography;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Serving.Notices;

/// <summary>
/// Notices on disk until their channel has taken them. The same verdict on a night is said once a channel; a second word replaces the first while
/// that still waits, and follows it where it says something else.
/// </summary>
public sealed class NoticeOutbox(StateStore state, TimeProvider clock)
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromHours(1);

    public void Put(DateOnly night, string channel, string runId, string subject, string body) => state.Together(() =>
    {
        var replaced = state.Execute(
            "UPDATE notice SET run_id = $run, subject = $subject, body = $body WHERE night = $night AND channel = $channel AND delivered_at IS NULL",
            ("run", runId), ("subject", subject), ("body", body), ("night", night), ("channel", channel));
        if (replaced > 0 || state.Rows(
                "SELECT 1 FROM (SELECT subject FROM notice WHERE night = $night AND channel = $channel ORDER BY created_at DESC LIMIT 1) WHERE subject = $subject",
                _ => 1, ("night", night), ("channel", channel), ("subject", subject)).Count > 0)
            return replaced;
        return state.Execute(
            "INSERT INTO notice VALUES ($id, $night, $channel, $run, $subject, $body, $now, 0, $now, NULL, NULL)",
            ("id", RandomNumberGenerator.GetHexString(16, lowercase: true)), ("night", night), ("channel", channel), ("run", runId), ("subject", subject),
            ("body", body), ("now", clock.GetUtcNow()));
    });

    /// <summary>Those that nobody has taken yet, the oldest first.</summary>
    public List<Notice> Waiting() => state.Rows(
        """
        SELECT notice_id, night, channel, run_id, subject, body, created_at, attempts, next_attempt_at, last_error
        FROM notice WHERE delivered_at IS NULL ORDER BY created_at
        """,
        row => new Notice
        {
            NoticeId = row.Text(0),
            Night = row.Date(1),
            Channel = row.Text(2),
            RunId = row.Text(3),
            Subject = row.Text(4),
            Body = row.Text(5),
            CreatedAt = row.Time(6),
            Attempts = row.Number(7),
            NextAttemptAt = row.Time(8),
            LastError = row.TextOrNull(9),
        });

    public void Delivered(Notice notice) => state.Execute(
        "UPDATE notice SET delivered_at = $now, attempts = attempts + 1, last_error = NULL WHERE notice_id = $id", ("now", clock.GetUtcNow()), ("id", notice.NoticeId));

    /// <summary>Tried again after a minute, then after twice as long each time, at least every hour.</summary>
    public void Failed(Notice notice, string error)
    {
        var pause = s_firstPause * Math.Pow(2, Math.Min(notice.Attempts, 10));
        state.Execute(
            "UPDATE notice SET attempts = attempts + 1, last_error = $error, next_attempt_at = $next WHERE notice_id = $id",
            ("error", error), ("next", clock.GetUtcNow() + (pause < s_longestPause ? pause : s_longestPause)), ("id", notice.NoticeId));
    }
}
