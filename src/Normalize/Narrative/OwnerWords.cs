using System.Text.RegularExpressions;

namespace PerfEval.Normalize.Narrative;

/// <summary>Whether words speak of a subordinate unit (下属县路桥站) or again of the unit as a whole (全中心, 本单位).</summary>
internal static partial class OwnerWords
{
    /// <returns>True of a subordinate, false of the whole, null where the words name nobody. “我局及下属单位” is the whole.</returns>
    public static bool? Subordinate(string squeezed) =>
        Owner().Matches(squeezed) is { Count: > 0 } found ? found[^1].Groups["sub"].Success : null;

    [GeneratedRegex(
        "(?<sub>(?<!及其?|和|与|含|括|连同|、)(?:下属|所属(?!期|行业|年度|领域)|直属|下设的?(?:二级|事业|单位)|二级(?:预算)?单位|二级机构))"
        + "|全(?:局|中心|系统|部门|单位|县|市|区|镇|乡|院|校|委|办|站|所)|本(?:局|级|部门|单位|中心|机关|院|校|镇|乡|站|所)|我(?:局|部门|单位|中心|院|校|镇|乡|站|所)", RegexOptions.CultureInvariant)]
    private static partial Regex Owner();
}
