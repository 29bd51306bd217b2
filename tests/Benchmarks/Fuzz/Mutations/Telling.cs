namespace PerfEval.Benchmarks.Fuzz.Mutations;

/// <summary>Values at which parsers and arithmetic break.</summary>
internal static class Telling
{
    public static IReadOnlyList<string> Numbers { get; } =
    [
        "0", "-1", "1", "2147483647", "-2147483648", "4294967296", "9223372036854775808", "79228162514264337593543950336", "1e308", "-1e400", "NaN", "Infinity",
        "0.0000000000000000000000000001",
        "", " ", "+", "1048577", "16385", "65536", "99999999", "1.7976931348623157E+308", "１２３．４", "1,2,3", "--5", "0x10", "1e-400",
        "999999999999999999.999999", "三百", "∞",
    ];

    public static IReadOnlyList<string> Texts { get; } =
    [
        "合计", "年初预算数", "/", "……", "&#0;", "&#xD800;", "&#x10FFFF;", "&bomb;", "<![CDATA[]]>", "<!-- -->", "<?a b?>", "]]>", "<", "&", "\0", "\uFFFE",
        "\u202E100", "𠀀", "%", "100%", "≥95%", "9999年13月45日",
        "0年度", "99999999999999999999年度", "2023年度2022年度", "万元万元", "100000000000000000000000000000000000万元", "(((((((((", "1.2.3.4", "（一）（二）（三）", "第一百条",
        "{{{{{{{{",
        "编制数", "实际在职人数", "部门整体支出绩效自评表", "项目支出绩效自评表", "联系人", "1/0", "其中：其中：其中：",
    ];

    /// <summary>A number or a text, to be escaped.</summary>
    public static string Plain(Random random)
    {
        var text = random.Next(2) == 0 ? Number(random) : Text(random);
        return text.AsSpan().IndexOfAny('\0', '\uFFFE') >= 0 ? "1" : text;
    }

    public static string Number(Random random) => Numbers[random.Next(Numbers.Count)];

    public static string Text(Random random) =>
        random.Next(12) == 0 ? new string(random.Next(2) == 0 ? '9' : '预', 1 << random.Next(4, 17)) : Texts[random.Next(Texts.Count)];
}
