using System.Globalization;

namespace PerfEval.Ingest.Text;

/// <summary>北京时间, in which portals date and nights begin. China has had one zone without summer time since 1991.</summary>
public static class ChinaTime
{
    private static readonly TimeSpan s_offset = TimeSpan.FromHours(8);

    public static DateTimeOffset Of(DateTimeOffset instant) => instant.ToOffset(s_offset);

    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(Of(instant).DateTime);

    /// <summary>For people: to the minute, with the name of the zone.</summary>
    public static string Shown(DateTimeOffset instant) => Of(instant).ToString("yyyy-MM-dd HH:mm '北京时间'", CultureInfo.InvariantCulture);
}
