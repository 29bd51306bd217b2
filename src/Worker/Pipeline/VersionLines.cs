using System.Globalization;
using PerfEval.Normalize.Warehouse;

namespace PerfEval.Worker.Pipeline;

/// <summary>Says in words that there are several versions of a report, which is taken and why.</summary>
public static class VersionLines
{
    private const int Shown = 10;

    /// <param name="versions">In the order in which they were decided; of two files the last word counts.</param>
    public static void Say(IReadOnlyList<VersionTaken> versions, IStepListener listener)
    {
        var last = versions.GroupBy(v => (v.Unit, v.Year, v.Other)).Select(group => group.Last()).ToList();
        foreach (var version in last.OrderByDescending(v => v.Differences).Take(Shown))
            listener.Say($"多个版本 Several versions: {version.Unit} {version.Year?.ToString(CultureInfo.InvariantCulture) ?? "年度不详"}：{Of(version)}");
        if (last.Count > Shown)
            listener.Say($"另有 {last.Count - Shown} 个版本，见视图 report_version。 And {last.Count - Shown} more versions: view report_version.");
        if (last.Count > 0)
            listener.Say(
                $"{VersionRule.Text} 逐数见视图 version_difference，可在 data/versions 中另选。 The view version_difference lists each number; choose otherwise in "
                + $"data/versions.");
    }

    /// <summary>Says which choices of data/versions chose nothing.</summary>
    public static void SayUnused(IReadOnlyList<(string Unit, int Year, string Sha256)> choices, IStepListener listener)
    {
        foreach (var (unit, year, sha) in choices.Take(Shown))
            listener.Say(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"版本的选择未用上 Choice not applied: {unit} {year}：本库中没有指纹为 {sha[..12]}… 的该报告文件。 No document with this hash states that report."));
        if (choices.Count > Shown)
            listener.Say($"另有 {choices.Count - Shown} 项。 And {choices.Count - Shown} more.");
    }

    /// <summary>One version that is not taken, beside the one that is.</summary>
    public static string Of(VersionTaken version)
    {
        var reasons = string.Join('、', version.Reason.Split('+').Select(VersionRule.Words));
        return version.Differences == 0
            ? $"取 {version.Taken}；{version.Other} 内容相同。 The numbers of both are the same."
            : $"取 {version.Taken}，未取 {version.Other}（依据{reasons}），{version.Differences} 个数不同。 {version.Differences} numbers differ.";
    }
}
