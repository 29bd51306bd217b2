using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Privacy;

/// <summary>Words that stand before a person's name in forms and reports.</summary>
internal static class NameLabels
{
    /// <summary>What follows is a person whatever it looks like, unless it is a word.</summary>
    private static readonly string[] s_persons =
    [
        "填表人", "填报人", "填写人", "填表人员", "填报人员", "填写人员", "联系人", "联络人", "联系人员", "联络员", "经办人", "经办人员", "承办人", "承办人员", "审核人", "审核人员", "审批人", "复核人", "复核人员",
        "复审人", "初审人", "核对人", "校对人", "制表人", "制表人员", "制单人", "制作人", "编制人", "编制人员", "编报人", "报送人", "报告人", "汇报人", "申报人", "申请人", "负责人", "负责同志", "责任人",
        "法定代表人", "法人代表", "法人", "代理人", "评价人", "评价人员", "评审人", "评审人员", "评审专家", "评估人", "评估人员", "自评人", "自评人员", "主评人", "分管领导", "主管领导", "分管局长", "分管副局长",
        "单位领导", "部门领导", "带队领导", "财务人员", "工作人员", "工作人员姓名", "姓名", "签字人", "签发人", "签收人", "记录人", "记录员", "登记人", "验收人", "监督人", "采购人", "收款人", "收件人", "发件人", "撰写人",
        "撰稿人", "起草人", "执笔人", "调查人", "调查人员", "督办人", "牵头人", "录入人", "录入员", "统计员", "核算员", "出纳员", "项目经理", "统计人", "统计人员", "对接人", "对接人员", "记账人", "记账员", "报账人", "报账员",
        "主办会计", "主管会计", "会计主管", "户主", "签字", "签名", "签章", "监理人", "审计人员", "检查人员", "参与人员",
    ];

    /// <summary>What follows may be a person or a word about the work: only what looks like a name is one.</summary>
    private static readonly string[] s_works =
    [
        "审核", "复核", "复审", "初审", "终审", "审定", "审批", "制表", "填表", "填报", "制单", "编制", "校对", "核稿", "签发", "会计", "出纳", "主管", "经办", "承办", "财务", "盖章", "组长", "副组长", "组员",
        "成员", "局长", "副局长", "主任",
        "副主任", "科长", "副科长", "股长", "副股长", "站长", "所长", "处长", "院长", "书记", "副书记", "校长", "队长", "会长", "专家", "评委", "干事", "秘书", "主编", "编辑", "撰稿", "起草", "记录", "录入",
        "领导", "联系", "负责", "分管", "执笔",
        "牵头", "部长", "镇长", "乡长", "县长", "区长", "市长", "主席", "统计", "记账", "报账", "对接", "评价小组", "自评小组", "评价组", "评审组", "巡视员", "调研员", "委员", "总监", "经理", "教授", "工程师",
    ];

    private static readonly HashSet<string> s_strong = [.. s_persons];
    private static readonly HashSet<string> s_all = [.. s_persons, .. s_works];
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> s_strongSpan = s_strong.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> s_allSpan = s_all.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly WordSearch s_anywhere = new(s_all);
    private static readonly int s_longest = s_all.Max(label => label.Length);

    /// <summary>The last character of each.</summary>
    public static IEnumerable<char> Lasts => s_all.Select(label => label[^1]);

    /// <summary>The first place of one at or behind a place; -1 where there is none.</summary>
    public static int Next(ReadOnlySpan<char> text, int from)
    {
        var at = s_anywhere.IndexIn(text[from..]);
        return at < 0 ? -1 : from + at;
    }

    /// <summary>The longest one that begins here.</summary>
    /// <returns>Its length, 0 where there is none, and whether it says that a person follows.</returns>
    public static (int Length, bool Person) At(ReadOnlySpan<char> text, int at)
    {
        for (var length = Math.Min(s_longest, text.Length - at); length > 1; length--)
        {
            if (s_allSpan.Contains(text.Slice(at, length)))
                return (length, s_strongSpan.Contains(text.Slice(at, length)));
        }

        return (0, false);
    }
}
