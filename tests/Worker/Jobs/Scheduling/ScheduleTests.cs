using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using PerfEval.Worker.Jobs.Scheduling;

namespace PerfEval.Worker.Tests.Jobs.Scheduling;

public sealed class ScheduleTests
{
    private static readonly TimeZoneInfo s_shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Fact]
    public void NextTime_IsThatOfCron_ForAnyFiveFields()
    {
        var cases = from minute in Field(0, 59)
                    from hour in Field(0, 23)
                    from day in Field(1, 28)
                    from month in Field(1, 12)
                    from weekday in Field(0, 7)
                    from start in Gen.Choose(0, 1_500_000)
                    select (Cron: $"{minute} {hour} {day} {month} {weekday}",
                        From: new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(start).AddSeconds(17));

        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var next = Schedule.Parse(c.Cron, s_shanghai).NextAfter(c.From);
            return (next == ByHand(c.Cron, c.From)).Label($"{c.Cron} after {c.From:u}: {next:u}, by hand {ByHand(c.Cron, c.From):u}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Theory]
    [InlineData("0 2 * * 0")]
    [InlineData("0 2 * * 7")]
    public void Sunday_IsNoughtAndSeven(string cron) =>
        Assert.Equal(
            DayOfWeek.Sunday, TimeZoneInfo.ConvertTime(Schedule.Parse(cron, s_shanghai).NextAfter(DateTimeOffset.UnixEpoch)!.Value, s_shanghai).DayOfWeek);

    [Fact]
    public void LatestDue_IsTheTimeItselfAndTheOneBefore()
    {
        var schedule = Schedule.Parse("0 2 * * *", s_shanghai);
        var night = new DateTimeOffset(2026, 3, 5, 2, 0, 0, TimeSpan.FromHours(8));

        Assert.Equal(night, schedule.LatestDue(night));
        Assert.Equal(night, schedule.LatestDue(night.AddSeconds(0.3)));
        Assert.Equal(night.AddDays(-1), schedule.LatestDue(night.AddSeconds(-0.3)));
        Assert.Equal(night.AddDays(-1), schedule.LatestDue(night.AddSeconds(-1)));
    }

    [Theory]
    [InlineData("0 0 2 * * ?")]
    [InlineData("0 2 * *")]
    [InlineData("60 2 * * *")]
    [InlineData("0 2 * * 8")]
    [InlineData("tonight")]
    public void NoFiveFields_IsRefused(string cron) => Assert.Throws<FormatException>(() => Schedule.Parse(cron, s_shanghai));

    // A star, a number, a list, a range or a step.
    private static Gen<string> Field(int from, int to) => Gen.Frequency(
        (4, Gen.Constant("*")),
        (3, Gen.Choose(from, to).Select(Text)),
        (1, from == to ? Gen.Constant(Text(from)) : Gen.Choose(from, to).Two().Select(p => $"{p.Item1},{p.Item2}")),
        (1, Gen.Choose(from, to).Two().Select(p => $"{Math.Min(p.Item1, p.Item2)}-{Math.Max(p.Item1, p.Item2)}")),
        (1, Gen.Choose(2, Math.Min(to, 9)).Select(step => $"*/{step}")));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    // POSIX's words: a minute matches when each field does, and the day when one of its two fields does where both leave days out.
    private static DateTimeOffset? ByHand(string cron, DateTimeOffset after)
    {
        var fields = cron.Split(' ');
        var local = TimeZoneInfo.ConvertTime(after, s_shanghai).DateTime;
        var time = local.AddTicks(-(local.Ticks % TimeSpan.TicksPerMinute)).AddMinutes(1);
        for (var end = time.AddYears(12); time < end;)
        {
            if (!Matches(fields[3], time.Month, 1) || !IsDay(fields, time))
                time = time.Date.AddDays(1);
            else if (!Matches(fields[1], time.Hour, 0))
                time = time.Date.AddHours(time.Hour + 1);
            else if (!Matches(fields[0], time.Minute, 0))
                time = time.AddMinutes(1);
            else
                return new DateTimeOffset(time, TimeSpan.FromHours(8));
        }

        return null;
    }

    private static bool IsDay(string[] fields, DateTime time)
    {
        var day = Matches(fields[2], time.Day, 1);
        var weekday = Matches(fields[4], (int)time.DayOfWeek, 0) || (time.DayOfWeek == DayOfWeek.Sunday && Matches(fields[4], 7, 0));
        var leavesDaysOut = Enumerable.Range(1, 31).Any(d => !Matches(fields[2], d, 1));
        var leavesWeekdaysOut = Enumerable.Range(0, 7).Any(d => !Matches(fields[4], d, 0) && !(d == 0 && Matches(fields[4], 7, 0)));
        return leavesDaysOut && leavesWeekdaysOut ? day || weekday : day && weekday;
    }

    private static bool Matches(string field, int value, int least) => field.Split(',').Any(part =>
    {
        if (part == "*")
            return true;
        if (part.StartsWith("*/", StringComparison.Ordinal))
            return (value - least) % int.Parse(part[2..], CultureInfo.InvariantCulture) == 0;
        var ends = part.Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToArray();
        return value >= ends[0] && value <= ends[^1];
    });
}
