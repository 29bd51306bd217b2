namespace PerfEval.Worker.Publishing;

/// <summary>A publication in words.</summary>
public static class PublishReport
{
    private static readonly string[] s_changes = ["added", "changed", "removed"];

    public static void Print(PublishResult result, Generations generations, Action<string> say)
    {
        foreach (var finding in result.Remarks)
            say($"提示 Note: {finding}");
        foreach (var finding in result.Failures)
            say($"未通过 Failed: {finding}");
        if (result.Generation is not { } number)
        {
            var stays = generations.Current() is { } current
                ? $"仍为第 {current.Number} 代。 Not published; generation {current.Number} stays."
                : "尚无一代。 Not published; there is no generation yet.";
            say($"未发布，{stays}");
            say("下一步 Next: perfeval publish --force, once the reasons above are understood");
            return;
        }

        say(
            $"已发布第 {number} 代：报告 {result.Reports} 份，疑点 {result.Flags} 条。 Published generation {number}: {result.Reports} reports, {result.Flags} flags.");
        if (result.Changes.Count > 0)
        {
            say(
                $"较上一代 新增/变更/消失：报告 {Counts(result, "report")}，单元格 {Counts(result, "cell")}，疑点 {Counts(result, "flag")}。 "
                + $"Added/changed/removed since the one before: reports {Counts(result, "report")}, cells {Counts(result, "cell")}, flags "
                + $"{Counts(result, "flag")}.");
        }

        say(generations.Link);
    }

    private static string Counts(PublishResult result, string kind) =>
        string.Join('/', s_changes.Select(change => result.Changes.GetValueOrDefault((kind, change))));
}
