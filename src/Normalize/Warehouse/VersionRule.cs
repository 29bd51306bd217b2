namespace PerfEval.Normalize.Warehouse;

/// <summary>
/// Which of several documents that state the same form of one report is taken: what comes first decides, and what is behind it only where that does not
/// tell them apart. Its order is written here once; SQL, the reason of each version and what people read follow it.
/// </summary>
public static class VersionRule
{
    private static readonly string[] s_final = ["终稿", "定稿", "正式", "公开稿"];

    private static readonly string[] s_draft = ["送审稿", "征求意见稿", "讨论稿", "初稿", "草稿"];

    /// <summary>
    /// By weight: the code of the reason, the SQL that is greater for the version taken, its name and the whole of it in Chinese, and in English.
    /// </summary>
    public static readonly IReadOnlyList<(string Code, string Sql, string Name, string Chinese, string English)> Steps =
    [
        ("chosen", "chosen", "人工选择", "data/versions 中的人工选择", "an analyst's choice in data/versions"),
        ("wording", "wording", "名称字样", $"文件名或标题中有{string.Join('、', s_final)}的在先，有{string.Join('、', s_draft)}的在后",
            "words of a final version in file name or title, words of a draft last"),
        ("published", "published_on", "公布日期", "公布晚的在先，无日期的在后", "the later day of publication, none at all last"),
        ("proved", "proved", "已印证的数", "已印证的数多的在先", "more numbers proved"),
        ("numbers", "numbers", "读出的数", "读出的数多的在先", "more numbers read"),
        ("loaded", "arrival", "入库先后", "入库晚的在先", "the later one to arrive"),
    ];

    /// <summary>The whole order, for people.</summary>
    public static string Text =>
        $"版本取舍的次序：{string.Join("；", Steps.Select(step => step.Chinese))}。 Versions are taken by: {string.Join("; ", Steps.Select(step => step.English))}.";

    /// <summary>ORDER BY of a window, the version taken first.</summary>
    internal static string Order => string.Join(", ", Steps.Select(step => $"{step.Sql} DESC NULLS LAST"));

    /// <summary>SQL: 1 where file name and title speak of a final version, -1 of a draft, 0 of neither or both.</summary>
    internal static string Wording(string name, string title)
    {
        var text = $"concat_ws(' ', {name}, {title})";
        // What is 非正式 is no final version.
        var final = $"regexp_matches(replace({text}, '非正式', ''), '{string.Join('|', s_final)}')";
        return $"{final}::INTEGER - regexp_matches({text}, '{string.Join('|', s_draft)}')::INTEGER";
    }

    /// <summary>SQL: when a document came into the archive. What is loaded later may have come earlier; only files of one ingest came together.</summary>
    internal static string Arrival(string document) => $"struct_pack(came := {document}.fetched_at, load_order := {document}.load_order)";

    /// <summary>SQL: the code of the first step that tells two rows with its columns apart.</summary>
    internal static string Reason(string taken, string other) =>
        $"CASE {string.Join(' ', Steps.Select(step => $"WHEN {taken}.{step.Sql} IS DISTINCT FROM {other}.{step.Sql} THEN '{step.Code}'"))} END";

    /// <summary>What tells two versions apart, in Chinese.</summary>
    public static string Words(string reason) => Steps.FirstOrDefault(step => step.Code == reason).Name ?? reason;
}
