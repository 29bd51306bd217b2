using System.Buffers;

namespace PerfEval.Normalize.Privacy;

/// <summary>Labels of which the person or the number stands elsewhere: in the next cell, in the cell below, on the next line.</summary>
public static class ContactLabel
{
    private const int LongestLabel = 16;

    // What a signature's label may have behind it.
    private static readonly string[] s_suffixes = ["", "签字", "签名", "签章", "盖章", "姓名", "名单"];

    private static readonly HashSet<string> s_numbers =
    [
        "电话", "联系电话", "电话号码", "办公电话", "固定电话", "移动电话", "手机", "手机号", "手机号码", "联系方式", "座机", "传真", "邮箱", "电子邮箱", "QQ", "QQ号", "微信", "微信号", "身份证号", "身份证号码", "身份证",
        "证件号码", "公民身份号码", "银行账号", "银行卡号", "账号",
        "帐号", "卡号", "开户账号",
    ];

    // Every cell and paragraph is asked, and nearly all are told by their last character.
    private static readonly SearchValues<char> s_lasts =
        SearchValues.Create([')', .. s_numbers.Concat(s_suffixes).Where(label => label.Length > 0).Select(label => label[^1]), .. NameLabels.Lasts]);

    /// <summary>Whether a cell holds such a label and nothing else.</summary>
    public static bool Is(string text)
    {
        if (text.Length > LongestLabel * 3 || !MayEnd(text))
            return false;
        var label = Plain(text);
        return label.Length is > 1 and <= LongestLabel && (IsNumber(label) || PersonAtEnd(label) is { Whole: true });
    }

    /// <summary>The label that ends a text and has no value in it; null where there is none.</summary>
    public static string? AtEnd(string text)
    {
        if (!MayEnd(text))
            return null;
        var tail = text.Length > LongestLabel * 3 ? text[^(LongestLabel * 3)..] : text;
        var line = Plain(tail[(tail.TrimEnd().LastIndexOf('\n') + 1)..]);
        return PersonAtEnd(line)?.Label ?? s_numbers.FirstOrDefault(label => line.EndsWith(label, StringComparison.Ordinal));
    }

    private static bool MayEnd(string text)
    {
        for (var i = text.Length - 1; i >= 0; i--)
        {
            var c = FoldedText.Of(text[i]);
            if (!SqueezedText.IsBlank(c) && c != ':')
                return s_lasts.Contains(c);
        }

        return false;
    }

    private static string Plain(string text)
    {
        var squeezed = new SqueezedText(text);
        try
        {
            var chars = squeezed.Chars.TrimEnd(':');
            while (chars.Length > 1 && chars[^1] == ')' && chars.LastIndexOf('(') is > 0 and var open)
                chars = chars[..open].TrimEnd(':');
            return chars.ToString();
        }
        finally
        {
            squeezed.Return();
        }
    }

    private static bool IsNumber(string label) =>
        s_numbers.Contains(label) || (label.Length > 2
            && s_numbers.Any(n => label.EndsWith(n, StringComparison.Ordinal) && NameLabels.At(label, 0).Length > 0));

    // 单位负责人, 审核人签字: the last label of the text, with nothing but 签字 behind it.
    private static (string Label, bool Whole)? PersonAtEnd(string text)
    {
        foreach (var suffix in s_suffixes)
        {
            if (!text.EndsWith(suffix, StringComparison.Ordinal))
                continue;
            var head = text.AsSpan(0, text.Length - suffix.Length);
            for (var start = Math.Max(0, head.Length - 8); start < head.Length - 1; start++)
            {
                var (length, person) = NameLabels.At(head, start);
                if (length == head.Length - start && (person || start == 0 || IsWhose(head[..start])))
                    return (head[start..].ToString(), start == 0 || IsWhose(head[..start]));
            }
        }

        return null;
    }

    private static bool IsWhose(ReadOnlySpan<char> owner) =>
        owner is "单位" or "部门" or "项目" or "财务" or "主管" or "科室" or "业务" or "本单位" or "填报" or "股室" or "绩效" or "资金";
}
