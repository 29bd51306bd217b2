using System.Globalization;
using System.Text;

namespace PerfEval.Ingest.Readers.Docx;

/// <summary>Numbers as Word prints them in lists, for the formats that Chinese documents use (ST_NumberFormat, ISO/IEC 29500-1, 17.18.59).</summary>
internal static class NumberFormats
{
    private const string Digits = "〇一二三四五六七八九";

    /// <returns>Null for bullets and pictures, which count nothing.</returns>
    public static string? Print(int number, string format) => format switch
    {
        "bullet" => null,
        "none" => "",
        "chineseCounting" or "chineseCountingThousand" or "japaneseCounting" or "taiwaneseCounting" or "taiwaneseCountingThousand" => Counting(number),
        "ideographDigital" or "japaneseDigitalTenThousand" or "taiwaneseDigital" => Digital(number),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" when number is >= 1 and <= 20 => ((char)('①' + number - 1)).ToString(),
        "decimalEnclosedParen" when number is >= 1 and <= 20 => ((char)('⑴' + number - 1)).ToString(),
        "decimalEnclosedFullstop" when number is >= 1 and <= 20 => ((char)('⒈' + number - 1)).ToString(),
        "decimalFullWidth" or "decimalFullWidth2" => FullWidth(number),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "upperLetter" when number >= 1 => Letters(number, 'A'),
        "lowerLetter" when number >= 1 => Letters(number, 'a'),
        "upperRoman" when number is >= 1 and < 4000 => Roman(number),
        "lowerRoman" when number is >= 1 and < 4000 => Roman(number).ToLowerInvariant(),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>一 … 十, 十一, 二十一, 一百零三.</summary>
    private static string Counting(int number)
    {
        if (number is <= 0 or > 9999)
        {
            return number == 0 ? "〇" : number.ToString(CultureInfo.InvariantCulture);
        }

        var text = new StringBuilder();
        var gap = false;
        foreach (var (unit, name) in new[] { (1000, "千"), (100, "百"), (10, "十"), (1, "") })
        {
            var digit = number / unit % 10;
            if (digit == 0)
            {
                gap = text.Length > 0;
                continue;
            }

            if (gap)
            {
                text.Append('零');
                gap = false;
            }

            text.Append(unit == 10 && digit == 1 && text.Length == 0 ? "" : Digits[digit].ToString()).Append(name);
        }

        return text.ToString();
    }

    private static string Digital(int number) =>
        string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => char.IsAsciiDigit(digit) ? Digits[digit - '0'] : digit));

    private static string FullWidth(int number) =>
        string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => char.IsAsciiDigit(digit) ? (char)(digit + ('０' - '0')) : digit));

    /// <summary>a … z, aa, bb …: Word repeats the letter instead of counting in base 26.</summary>
    private static string Letters(int number, char first) =>
        new((char)(first + ((number - 1) % 26)), Math.Min(1 + ((number - 1) / 26), 100));

    private static string Roman(int number)
    {
        var text = new StringBuilder();
        foreach (var (value, sign) in new[]
        {
            (1000, "M"), (900, "CM"), (500,
                "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        })
        {
            for (; number >= value; number -= value)
            {
                text.Append(sign);
            }
        }

        return text.ToString();
    }
}
