using Cronos;

namespace PerfEval.Worker.Jobs.Scheduling;

/// <summary>
/// A five-field cron expression in a time zone. Where day of month and day of week both leave days out, a day counts that either names, as
/// POSIX has it; Cronos, which is also inside Hangfire, wants both, so that such a schedule is two expressions.
/// </summary>
public sealed class Schedule
{
    private const int Fields = 5;

    private readonly IReadOnlyList<CronExpression> _expressions;

    private Schedule(IReadOnlyList<string> crons, TimeZoneInfo zone)
    {
        Crons = crons;
        Zone = zone;
        _expressions = [.. crons.Select(cron => CronExpression.Parse(cron))];
    }

    /// <summary>One or two expressions in Cronos' words; a time of any of them is one of the schedule's.</summary>
    public IReadOnlyList<string> Crons { get; }

    public TimeZoneInfo Zone { get; }

    /// <exception cref="FormatException">It is no five-field expression; the message says why.</exception>
    public static Schedule Parse(string cron5, TimeZoneInfo zone)
    {
        var fields = cron5.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length != Fields)
            throw new FormatException($"'{cron5}' has not the five fields minute, hour, day of month, month, day of week.");
        var (minute, hour, day, month, weekday) = (fields[0], fields[1], fields[2], fields[3], fields[4]);
        try
        {
            return LeavesDaysOut($"0 0 {day} 1 *") && LeavesDaysOut($"0 0 * 1 {weekday}")
                ? new Schedule([$"{minute} {hour} {day} {month} *", $"{minute} {hour} * {month} {weekday}"], zone)
                : new Schedule([string.Join(' ', fields)], zone);
        }
        catch (CronFormatException e)
        {
            throw new FormatException($"'{cron5}': {e.Message}", e);
        }
    }

    /// <summary>The first time after the given one.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset time) => _expressions.Min(expression => expression.GetNextOccurrence(time, Zone));

    /// <summary>The latest time that is not after the given one.</summary>
    public DateTimeOffset? LatestDue(DateTimeOffset time) => _expressions.Max(expression => expression.GetPreviousOccurrence(time, Zone, inclusive: true));

    private static bool LeavesDaysOut(string cronOfJanuary)
    {
        var january = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        return CronExpression.Parse(cronOfJanuary).GetOccurrences(january, january.AddMonths(1)).Count() < 31;
    }
}
