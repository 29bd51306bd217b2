namespace PerfEval.Normalize.Forms;

/// <summary>
/// Forms that print a 分值 column behind every level (一级 分值 二级 分值 三级 分值): each belongs to the level before it.
/// </summary>
internal static class WeightColumns
{
    public static void Assign(HeaderMap header)
    {
        var weights = Enumerable.Range(0, header.SlotCount).Where(i => header.RoleAt(i) == "weight").ToList();
        if (weights.Count < 2)
            return;
        foreach (var i in weights)
        {
            if (i > 0 && header.RoleAt(i - 1) is "level1" or "level2" && header.RoleAt(i - 1) is { } level)
                header.SetRole(i, level + "_weight");
        }
    }
}
