using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace PerfEval.Worker.Output;

/// <summary>The one text form of a value: the same in every locale, dates ISO 8601, numbers without loss.</summary>
public static class ValueText
{
    public static string Of(object value, ColumnKind kind) => value switch
    {
        string text => text,
        bool truth => truth ? "true" : "false",
        decimal number => Trimmed(number),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime date when kind == ColumnKind.Date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)
            + (time.Kind == DateTimeKind.Utc ? "Z" : string.Empty),
        DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexString(bytes),
        IEnumerable nested => Nested(nested),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    /// <summary>Without the zeros that a column's scale adds: DECIMAL(18,6) 12.5 is 12.5, not 12.500000.</summary>
    public static string Trimmed(decimal number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        return text.Contains('.') ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    /// <summary>Text of a number that is no floating-point oddity; null for NaN and the infinities, which JSON and Excel lack.</summary>
    public static string? Number(object value) => value switch
    {
        double number when !double.IsFinite(number) => null,
        float number when !float.IsFinite(number) => null,
        decimal number => Trimmed(number),
        BigInteger or byte or sbyte or short or ushort or int or uint or long or ulong or double or float =>
            ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string Nested(IEnumerable value)
    {
        using var buffer = new MemoryStream();
        using (var json = JsonValue.NewWriter(buffer))
            JsonValue.Write(json, value, ColumnKind.Nested);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
