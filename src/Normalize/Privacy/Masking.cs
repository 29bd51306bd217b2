using System.Text.RegularExpressions;

namespace PerfEval.Normalize.Privacy;

/// <summary>
/// Takes names and phone numbers of form fillers out of text before it is stored (个人信息). Only the archived original keeps them.
/// Names are found behind signature and contact labels, phone numbers by their form.
/// </summary>
internal static partial class Masking
{
    // Digits of the shortest telephone number with its area code.
    private const int ShortestNumber = 10;

    /// <summary>The text with every such name as ＊＊ and every such number as ＊＊＊; the same instance where there is none.</summary>
    public static string Mask(string text)
    {
        if (text.Length < 5)
            return text;
        // What each pattern cannot do without is told much faster than by the pattern: nearly every text is a figure or a label.
        var masked = text;
        var digits = Digits(masked);
        var hasColon = masked.AsSpan().ContainsAny(':', '：');
        if (masked.AsSpan().ContainsAny("人字员导"))
        {
            if (hasColon)
                masked = NameBehindLabel().Replace(masked, m => m.Groups["label"].Value + "＊＊");
            masked = NameBeforeNumber().Replace(masked, m => m.Groups["label"].Value + "＊＊");
        }

        if (digits >= 2 && masked.AsSpan().ContainsAny("话式机"))
        {
            if (hasColon)
                masked = NumberBehindLabel().Replace(masked, m => m.Groups["label"].Value + "＊＊＊");
            masked = NumberAfterWord().Replace(masked, m => m.Groups["label"].Value + "＊＊＊");
        }

        if (digits >= ShortestNumber)
        {
            masked = Mobile().Replace(masked, "＊＊＊");
            masked = Landline().Replace(masked, "＊＊＊");
        }

        if (masked.Contains('@', StringComparison.Ordinal))
            masked = Mail().Replace(masked, "＊＊＊");
        return masked;
    }

    /// <summary>The whole value of a contact cell (its label stands in the cell before it).</summary>
    public static string MaskContact(string text) => string.IsNullOrWhiteSpace(text) ? text : "＊＊";

    private static int Digits(string text)
    {
        var count = 0;
        foreach (var c in text)
        {
            if (c is (>= '0' and <= '9') or (>= '０' and <= '９'))
                count++;
        }

        return count;
    }

    [GeneratedRegex(
        @"(?<label>(?:填\s*[表报]\s*人|联\s*系\s*人|经\s*办\s*人|审\s*核\s*人|制\s*表\s*人|复\s*核\s*人|负\s*责\s*人|分管领导|财务人员|工作人员姓名|签\s*字|签\s*名)(?:[(（][^()（）\n]{1,8}[)）])?(?:签\s*字|签\s*名|签\s*章|姓\s*名)?(?:[(（][^()（）\n]{1,8}[)）])?\s*[:：][ \t\u00A0\u3000]*)(?!填|联系|单位|负责|日期|电话|审核|经办|手机|年|月|日|盖章|签)(?<name>[\u4E00-\u9FFF\u3400-\u4DBF·]{1}[ \u3000]?[\u4E00-\u9FFF\u3400-\u4DBF·]{1,5}?)(?=\s|$|[,，、;；。(（)）0-9０-９]|填|联|单位|负责|日期|电话|审核|经办|手机)",
        RegexOptions.CultureInvariant)]
    private static partial Regex NameBehindLabel();

    // Without a colon (联系人某某，电话…) only where a number or its label follows.
    [GeneratedRegex(
        @"(?<label>(?:填\s*[表报]\s*人|联\s*系\s*人|经\s*办\s*人)[ \t\u00A0\u3000]*(?:[为是][ \t\u00A0\u3000]*)?)(?!电话|手机|及|和|签|的)(?<name>[\u4E00-\u9FFF·]{2,4}?)(?=[ \t\u00A0\u3000,，;；、(（]*(?:联系电话|联系方式|电话|手机|[1１][3-9３-９][0-9０-９]{9}|[0０][0-9]{2,3}-?[0-9]{7}))",
        RegexOptions.CultureInvariant)]
    private static partial Regex NameBeforeNumber();

    // A number of seven or eight digits that counts nothing.
    [GeneratedRegex(
        @"(?<label>(?:联\s*系\s*电\s*话|联\s*系\s*方\s*式|办公电话|电话号码|电\s*话)[ \t\u00A0\u3000]*(?:[为是][ \t\u00A0\u3000]*)?)(?<number>[2-8][0-9]{6,7})(?![0-9.．]|\s?[元万亿次件个人户起条])",
        RegexOptions.CultureInvariant)]
    private static partial Regex NumberAfterWord();

    [GeneratedRegex(
        @"(?<label>(?:联\s*系\s*电\s*话|联\s*系\s*方\s*式|电\s*话|手\s*机(?:\s*号(?:\s*码)?)?)\s*[:：][ \t\u00A0\u3000]*)(?<number>[(（]?[0-9０-９][0-9０-９\-－—() （）转]{4,20}[0-9０-９])",
        RegexOptions.CultureInvariant)]
    private static partial Regex NumberBehindLabel();

    // Mobile and identity card. Digits of any width; not a part of a longer number or of a decimal, and no amount.
    [GeneratedRegex(@"(?<![0-9０-９.．])(?:\+?86[-\s]?)?[1１][3-9３-９][0-9０-９](?:[-\s\u00A0]?[0-9０-９]{4}){2}(?![0-9０-９.．]|\s?[元万亿])|(?<![0-9０-９])[1-9][0-9]{16}[0-9Xx](?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Mobile();

    [GeneratedRegex(@"(?:(?<![\w.+-])|\G)[\w.+-]+@[\w-]+(?:\.[\w-]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?<![0-9０-９.．])[0０][0-9０-９]{2,3}\s?[-－—]\s?[0-9０-９]{7,8}(?![0-9０-９.．])", RegexOptions.CultureInvariant)]
    private static partial Regex Landline();
}
