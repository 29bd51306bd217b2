using System.Buffers;
using System.Text.RegularExpressions;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Privacy;

/// <summary>Names of persons: behind a label (with a colon, a blank or nothing), several in a row, beside a title and beside a number that is masked.</summary>
internal static partial class NameMask
{
    // Characters of a remark in brackets behind a label or a name.
    private const int LongestRemark = 10;
    private const int LongestForeign = 12;
    private const int LongestLatin = 30;
    private const int LongestJoint = 4;

    // With these a name ends that no blank ends: the next label, what the person is, what the person does.
    private static readonly string[] s_afterName =
    [
        "填报", "填表", "联系", "单位", "负责", "日期", "电话", "审核", "审批", "经办", "手机", "签字", "签名", "签章", "盖章", "时间", "复核", "制表", "职务", "职称", "身份", "地址", "邮箱", "微信", "部门",
        "财务", "分管", "年月", "局长", "副局", "主任", "副主", "科长",
        "副科", "股长", "副股", "站长", "副站", "所长", "副所", "处长", "副处", "院长", "副院", "校长", "副校", "书记", "副书", "组长", "副组", "队长", "部长", "会长", "县长", "副县", "区长", "副区", "市长",
        "副市", "镇长", "副镇", "乡长", "副乡", "主席", "经理", "会计", "出纳", "同志", "先生",
        "女士", "老师", "教授", "委员", "主管", "专员", "干部", "科员", "主持", "带队", "任组", "任副", "担任", "为组", "为副", "为成", "任成", "兼任", "参加", "率队", "率领", "批示", "签署", "表示", "指出",
        "强调", "介绍", "等人", "等同", "等", "牵头",
    ];

    private static readonly SearchValues<char> s_lists = SearchValues.Create("、,/;&+|和及与");

    // With these somebody is said to have done the work: 由周三一填报.
    private static readonly WordSearch s_deeds = new(
        ["填报", "填写", "填表", "审核", "复核", "编制", "制表", "经办", "撰写", "起草", "负责", "牵头", "联系", "对接", "签字", "签发", "核对", "校对", "承办", "汇总", "统计", "主持", "分管"]);

    private static readonly WordSearch s_titles = new(
    [
        "局长", "副局长", "主任", "副主任", "科长", "副科长", "股长", "副股长", "站长", "副站长", "所长", "副所长", "处长", "副处长", "院长", "副院长", "校长", "副校长", "书记", "副书记", "组长", "副组长", "队长",
        "副队长", "部长", "副部长", "副县长", "副区长", "副市长", "副镇长", "副乡长",
        "县长", "区长", "市长", "镇长", "乡长", "同志", "先生", "女士", "老师", "教授", "会计", "出纳", "经理", "工程师", "律师", "任组长", "任副组长", "为组长", "为副组长", "为成员", "担任", "(签字)", "(签名)",
        "(签章)", "(盖章)", "(印)", "(章)",
    ]);

    // What may stand right before a name of two characters that has a title behind it.
    private static readonly SearchValues<char> s_beforeName = SearchValues.Create("由向对请经被由给让或找询系是为任和及与同跟以局县市办室部门组员人委区镇乡站院处科股长任记管、,。;:()/\"“”《》|-");

    public static string Of(string text)
    {
        // Labels, titles and names are Chinese: a cell with a number holds none.
        if (!PersonName.HasHan(text))
            return text;
        var squeezed = new SqueezedText(text);
        try
        {
            var found = new List<(int Start, int End)>();
            BehindLabels(squeezed, found);
            BeforeTitles(squeezed, found);
            BeforeDeeds(squeezed, found);
            BesideNumbers(squeezed, found);
            if (found.Count == 0)
                return text;
            for (var i = 0; i < found.Count; i++)
                found[i] = (squeezed.PlaceOf(found[i].Start), squeezed.PlaceOf(found[i].End - 1) + 1);
            return Spans.Replace(text, found, Masking.Name);
        }
        finally
        {
            squeezed.Return();
        }
    }

    private static void BehindLabels(SqueezedText text, List<(int Start, int End)> found)
    {
        for (var at = NameLabels.Next(text.Chars, 0); at >= 0; at = at < text.Length ? NameLabels.Next(text.Chars, at) : -1)
        {
            var (length, person) = NameLabels.At(text.Chars, at);
            var behind = Behind(text, at + length, ref person);
            var colon = text[behind] is ':' or '|' or '=';
            if (colon)
                behind++;
            else if (Joint(text, behind) is > 0 and var joint)
                behind += joint;
            else if (text[behind] is '为' or '是' or '系' && person)
                behind++;
            // 审核周三一 is somebody only where the label begins something.
            else if (!person && !text.HasGap(behind) && at > 0 && !text.HasGap(at) && PersonName.IsHan(text[at - 1]))
                behind = -1;
            at = behind < 0 ? at + length : Math.Max(at + length, Names(text, behind, person, colon, found));
        }
    }

    // 审核人——周三一, 填报人《周三一》: what may stand for a colon and also ends a sentence or begins a quotation.
    private static int Joint(SqueezedText text, int at)
    {
        var length = 0;
        while (length < LongestJoint && text[at + length] is '-' or ';' or '>' or '→' or '⇒' or '《' or '〈' or '“' or '”' or '"' or '「' or '『')
            length++;
        return length;
    }

    // What else the label says: (签字), 签名, 及联系电话.
    private static int Behind(SqueezedText text, int at, ref bool person)
    {
        while (at < text.Length)
        {
            var rest = text.Chars[at..];
            if (rest[0] == '(' && rest[1..Math.Min(rest.Length, LongestRemark + 2)].IndexOf(')') is > 0 and var close
                && !PersonName.IsLikely(rest.Slice(1, close)))
                at += close + 2;
            else if (Suffix().EnumerateMatches(rest) is var matches && matches.MoveNext() && matches.Current is { Index: 0, Length: var length })
                (at, person) = (at + length, person || rest[0] is '签' or '姓' or '盖');
            else
                break;
        }

        return at;
    }

    /// <summary>The names that begin here, one behind the other.</summary>
    /// <returns>Where what is no name begins.</returns>
    private static int Names(SqueezedText text, int at, bool person, bool colon, List<(int Start, int End)> found)
    {
        for (var first = true; at < text.Length; first = false)
        {
            var start = text[at] == '(' && first ? at + 1 : at;
            var end = NameAt(text, start, person && (first || !text.HasGap(at)), colon);
            if (end < 0)
                return at;
            found.Add((start, end));
            at = end;
            if (BehindNumber(text, at) is var next && next > at)
            {
                // 周三一13812345601吴三二
                (at, person) = (next, false);
                continue;
            }

            if (text[at] == '(' && text.Chars[at..Math.Min(text.Length, at + LongestRemark + 2)].IndexOf(')') is > 0 and var close)
                at += close + 1;
            if (at < text.Length && s_lists.Contains(text[at]))
                at++;
            else if (!text.HasGap(at))
                return at;
        }

        return at;
    }

    // Where a telephone number ends that begins here; the place itself where none does, or nothing follows.
    private static int BehindNumber(SqueezedText text, int at)
    {
        if (!char.IsAsciiDigit(text[at]) || !NumberMask.StartsAt(NumberMask.Folded(text.Printed), text.PlaceOf(at)))
            return at;
        var end = at;
        while (char.IsAsciiDigit(text[end]) || text[end] is '-' or '/')
            end++;
        return PersonName.IsHan(text[end]) ? end : at;
    }

    // Zhu Lieshan. Of a mail address the number mask takes all.
    private static int LatinName(SqueezedText text, int start)
    {
        var end = start;
        while (end < text.Length && (char.IsAsciiLetter(text[end]) || (end > start && text[end] is '\'' or '’' or '-' or '.'))
            && !(end > start && text.HasBreak(end)))
            end++;
        return end - start is > 2 and <= LongestLatin && char.IsAsciiLetterUpper(text[start]) && char.IsAsciiLetterLower(text[start + 1])
            && text[end] is not '@' && !char.IsAsciiDigit(text[end]) ? end : -1;
    }

    /// <summary>The end of the name that begins here, -1 where none does.</summary>
    /// <param name="person">Whether a person must follow: behind a colon and before a number anything that is no word is a name.</param>
    private static int NameAt(SqueezedText text, int start, bool person, bool colon)
    {
        var run = Run(text, start);
        if (run == 0)
            return person && colon ? LatinName(text, start) : -1;
        var chars = text.Chars.Slice(start, run);
        if (chars.Contains('·'))
            return chars.Length <= LongestForeign && chars.Length > 3 && (colon || text.HasGap(start)) ? start + run : -1;
        var cut = run;
        for (var i = 2; i < run && i < 5; i++)
        {
            if (EndsBefore(text, start + i))
            {
                cut = i;
                break;
            }
        }

        // The label of what comes next is no name, whatever it looks like.
        if (text[start + cut] == ':')
            return -1;
        var name = chars[..Math.Min(cut, run)];
        return PersonName.IsLikely(name) || (person && colon && PersonName.IsLikelyBesideSign(name))
            || (person && PersonName.IsPossible(name) && (colon || CallsNumber(text, start + name.Length))) ? start + name.Length : -1;
    }

    // 联系人某某，电话…
    private static bool CallsNumber(SqueezedText text, int at)
    {
        while (text[at] is ',' or ';' or '、' or '(' or ':')
            at++;
        if (at >= text.Length)
            return false;
        var rest = text.Chars[at..];
        return rest.StartsWith("联系电话", StringComparison.Ordinal) || rest.StartsWith("联系方式", StringComparison.Ordinal)
            || rest.StartsWith("电话", StringComparison.Ordinal)
                   || rest.StartsWith("手机", StringComparison.Ordinal)
                   || (char.IsAsciiDigit(rest[0]) && NumberMask.StartsAt(NumberMask.Folded(text.Printed), text.PlaceOf(at)));
    }

    // Characters that belong together: without blanks, or stretched (张 三, 王 二 五).
    private static int Run(SqueezedText text, int start)
    {
        var at = start;
        while (at < text.Length && (PersonName.IsHan(text[at]) || (text[at] == '·' && at > start)))
        {
            if (at > start && text.HasGap(at) && (text.HasBreak(at) || !Stretched(text, start, at)))
                break;
            at++;
        }

        return at - start;
    }

    // One character stands alone before the blank; so did all before it.
    private static bool Stretched(SqueezedText text, int start, int at)
    {
        for (var i = start + 1; i < at; i++)
        {
            if (!text.HasGap(i))
                return false;
        }

        return at - start < 3;
    }

    private static bool EndsBefore(SqueezedText text, int at)
    {
        var rest = text.Chars[at..];
        foreach (var word in s_afterName)
        {
            if (rest.StartsWith(word, StringComparison.Ordinal))
                return true;
        }

        return rest.Length > 1 && rest[0] is '和' or '及' or '与';
    }

    private static void BeforeTitles(SqueezedText text, List<(int Start, int End)> found)
    {
        for (var from = 0; from < text.Length;)
        {
            var at = s_titles.IndexIn(text.Chars[from..]);
            if (at < 0)
                return;
            at += from;
            from = at + 1;
            // Of a place or of a person: only three characters tell.
            var place = at + 1 < text.Length && text[at + 1] == '长' && text[at] is '县' or '区' or '市' or '镇' or '乡';
            for (var length = Math.Min(4, at); length > 1; length--)
            {
                var start = at - length;
                if (!PersonName.IsLikely(text.Chars.Slice(start, length)) || (length == 2 && place) || Broken(text, start, at))
                    continue;
                var begins = start == 0 || text.HasGap(start) || !PersonName.IsHan(text[start - 1]) || s_beforeName.Contains(text[start - 1]);
                if (length > 2 ? begins || !PersonName.IsLikely(text.Chars.Slice(start + 1, length - 1)) : begins)
                {
                    found.Add((start, at));
                    break;
                }
            }
        }
    }

    private static void BeforeDeeds(SqueezedText text, List<(int Start, int End)> found)
    {
        for (var from = text.Chars.IndexOf('由'); from >= 0 && from < text.Length;)
        {
            for (var length = 4; length > 1; length--)
            {
                var (start, end) = (from + 1, from + 1 + length);
                if (end + 2 <= text.Length && PersonName.IsLikely(text.Chars.Slice(start, length)) && s_deeds.IndexIn(text.Chars.Slice(end, 2)) == 0
                    && !Broken(text, start, end))
                    found.Add((start, end));
            }

            var next = text.Chars[(from + 1)..].IndexOf('由');
            from = next < 0 ? -1 : from + 1 + next;
        }
    }

    private static bool Broken(SqueezedText text, int start, int end)
    {
        for (var i = start + 1; i < end; i++)
        {
            if (text.HasGap(i) && (text.HasBreak(i) || end - start > 3 || !text.HasGap(start + 1)))
                return true;
        }

        return false;
    }

    private static void BesideNumbers(SqueezedText text, List<(int Start, int End)> found)
    {
        if (text.Printed.Length < 9)
            return;
        string? folded = null;
        bool? isContact = null;
        for (var at = 2; at < text.Length; at++)
        {
            if (!(char.IsAsciiDigit(text[at]) || text[at] is '(' or '+') || char.IsAsciiDigit(text[at - 1]) || !(text[at] is (>= '0' and <= '8') or '(' or '+'))
                continue;
            // What may stand between the two.
            var end = at;
            while (end > 0 && text[end - 1] is ':' or '-' or ',' or '、' or '/' or '(')
                end--;
            if (end < 2 || at - end > 2 || !PersonName.IsHan(text[end - 1]))
                continue;
            var length = 0;
            for (var l = Math.Min(4, end); l > 1 && length == 0; l--)
            {
                var start = end - l;
                if (PersonName.IsLikelyBesideSign(text.Chars.Slice(start, l)) && !Broken(text, start, end)
                    && (start == 0 || text.HasGap(start) || !PersonName.IsHan(text[start - 1]) || s_beforeName.Contains(text[start - 1])))
                    length = l;
            }

            if (length == 0)
                continue;
            folded ??= NumberMask.Folded(text.Printed);
            // Without its area code a number is one only where the text is about such numbers.
            if (NumberMask.StartsAt(folded, text.PlaceOf(at))
                || (end == at && (isContact ??= text.Printed.Contains("联系", StringComparison.Ordinal) || text.Printed.Contains("电话", StringComparison.Ordinal))
                    && NumberMask.IsLocal(folded, text.PlaceOf(at))))
                found.Add((end - length, end));
        }
    }

    [GeneratedRegex(@"^(?:签字|签名|签章|盖章|姓名|名单|信息|[及和、/与或]?(?:联系电话|联系方式|电话|手机号码|手机号|手机|职务)(?:号码)?|[及和、/与或](?=签字|盖章|签名|签章|姓名))", RegexOptions.CultureInvariant)]
    private static partial Regex Suffix();
}
