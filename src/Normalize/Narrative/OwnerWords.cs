using System.Text.RegularExpressions;

namespace PerfEval.Normalize.Narrative;

/// <summary>Whether words speak of others (下属县路桥站, 全县, 各乡镇) or again of the unit as a whole (全中心, 本单位).</summary>
internal static partial class OwnerWords
{
    /// <returns>True of others, false of the unit as a whole, null where the words name nobody. “我局及下属单位” is the whole.</returns>
    public static bool? Others(string squeezed) =>
        Owner().Matches(squeezed) is { Count: > 0 } found ? found[^1].Groups["others"].Success : null;

    [GeneratedRegex(
        "(?<others>(?<!及其?|和|与|含|括|连同|、)(?:下属|所属(?!期|行业|年度|领域)|直属|下设的?(?:二级|事业|单位)|二级(?:预算)?单位|二级机构)"
        + "|(?<![健安完齐保周])全(?:系统|[国省县市区](?!直|级|本级|别))|各(?:乡镇|镇|乡|街道|县|市|区|村|(?:预算|直属|下属|基层|成员)?单位|部门|局))"
        + "|全(?:局|中心|部门|单位|镇|乡|院|校|委|办|站|所)|本(?:局|级|部门|单位|中心|机关|院|校|镇|乡|站|所)|我(?:局|部门|单位|中心|院|校|镇|乡|站|所)", RegexOptions.CultureInvariant)]
    private static partial Regex Owner();
}
