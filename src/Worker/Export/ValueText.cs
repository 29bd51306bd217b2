using System.Globalization;

namespace PerfEval.Worker.Export;

/// <summary>The one text form of a value: the same in every locale, dates ISO 8601, numbers without loss.</summary>
public static class ValueText
{
    public static string Of(object value) => value switch
    {
        string text => text,
        bool truth => truth ? "true" : "false",
        decimal or NumberText => Number(value)!,
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString(
            time.Kind == DateTimeKind.Utc ? "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexString(bytes),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    /// <summary>Text of a finite number; null for everything else, also NaN and the infinities, which JSON and Excel lack.</summary>
    public static string? Number(object value) => value switch
    {
        double number when !double.IsFinite(number) => null,
        float number when !float.IsFinite(number) => null,
        decimal number => WithoutScale(number.ToString(CultureInfo.InvariantCulture)),
        NumberText number => WithoutScale(number.Digits),
        byte or sbyte or short or ushort or int or uint or long or ulong or double or float =>
            ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>Without the zeros that a column's scale adds: DECIMAL(18,6) 12.5 is 12.5, not 12.500000.</summary>
    private static string WithoutScale(string digits) => digits.Contains('.') ? digits.TrimEnd('0').TrimEnd('.') : digits;
}
