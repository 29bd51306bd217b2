using Quartz;

namespace PerfEval.Worker.Scheduling;

/// <summary>
/// A five-field cron expression in a time zone. Where day of month and day of week both leave days out, a day counts that either names, as
/// POSIX has it.
/// </summary>
public sealed class Schedule
{
    private readonly CronExpression _expression;

    private Schedule(CronExpression expression) => _expression = expression;

    /// <summary>The same times in Quartz's spelling: seconds first, `?` for the day that is not asked, Sunday = 1.</summary>
    internal CronExpression Quartz => _expression;

    /// <exception cref="FormatException">It is no five-field expression; the message says why.</exception>
    public static Schedule Parse(string cron5, TimeZoneInfo zone)
    {
        if (cron5.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length != 5)
            throw new FormatException($"'{cron5}' has not the five fields minute, hour, day of month, month, day of week.");
        return new Schedule(CronExpression.Parse(cron5, CronFormat.Unix).WithTimeZone(zone));
    }

    /// <summary>The first time after the given one.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset time) => _expression.GetNextValidTimeAfter(time);

    /// <summary>The latest time that is not after the given one.</summary>
    public DateTimeOffset? LatestDue(DateTimeOffset time)
    {
        // Quartz looks back from whole seconds, and for an instant just before one it answers with that one.
        var due = _expression.GetPreviousValidTimeBefore(time.AddSeconds(1));
        return due > time ? _expression.GetPreviousValidTimeBefore(due.Value) : due;
    }
}
