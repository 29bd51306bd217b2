namespace PerfEval.Normalize.Values;

/// <summary>Numbers written in words, common (四十三, 九十五点六三) or capital as on cheques (伍佰陆拾贰万).</summary>
public static class ChineseNumber
{
    private const string Digits = "〇一二三四五六七八九";
    private const string Capitals = "零壹贰叁肆伍陆柒捌玖";

    /// <summary>Null where the words are no well-formed number.</summary>
    public static decimal? Parse(string words)
    {
        var point = words.IndexOf('点', StringComparison.Ordinal);
        if (point < 0)
            return Whole(words);
        if (Whole(words[..point]) is not { } whole)
            return null;
        var (fraction, place) = (0m, 0.1m);
        foreach (var c in words.AsSpan(point + 1))
        {
            if (DigitOf(c) is not { } digit)
                return null;
            fraction += digit * place;
            place /= 10;
        }

        return place < 0.1m ? whole + fraction : null;
    }

    // Sections of four places, each closed by 万 or 亿; within one the places only go down (八百五, 五八百 are refused).
    private static decimal? Whole(string words)
    {
        decimal total = 0, section = 0;
        decimal lastScale = decimal.MaxValue, lastPlace = decimal.MaxValue;
        int? digit = null;
        var zero = false;
        foreach (var c in words)
        {
            if (DigitOf(c) is { } read)
            {
                if (digit is not null)
                    return null;
                if (read == 0)
                    zero = true;
                else
                    digit = read;
                continue;
            }

            if (PlaceOf(c) is { } place)
            {
                if (place >= lastPlace || (digit is null && place != 10))
                    return null;
                section += (digit ?? 1) * place;
                (digit, lastPlace, zero) = (null, place, false);
                continue;
            }

            var scale = c switch { '万' or '萬' => 10_000m, '亿' or '億' => 100_000_000m, _ => 0m };
            section += digit ?? 0;
            if (scale == 0 || scale >= lastScale || section == 0)
                return null;
            total += section * scale;
            (section, digit, lastScale, lastPlace, zero) = (0, null, scale, decimal.MaxValue, false);
        }

        // 八百五 is 850 in speech, 805 by the letter.
        if (digit is not null && !zero && (lastPlace is > 10 and < decimal.MaxValue || (lastPlace == decimal.MaxValue && lastScale < decimal.MaxValue)))
            return null;
        return words.Length == 0 || (zero && digit is null && section == 0 && total == 0) ? null : total + section + (digit ?? 0);
    }

    private static int? DigitOf(char c) => c switch
    {
        '两' or '貳' => 2,
        '零' => 0,
        _ when Digits.IndexOf(c, StringComparison.Ordinal) is >= 0 and var common => common,
        _ when Capitals.IndexOf(c, StringComparison.Ordinal) is >= 0 and var capital => capital,
        _ => null,
    };

    private static decimal? PlaceOf(char c) => c switch
    {
        '十' or '拾' => 10,
        '百' or '佰' => 100,
        '千' or '仟' => 1000,
        _ => null,
    };
}
