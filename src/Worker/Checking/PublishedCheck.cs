using PerfEval.Normalize.Warehouse;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.Publishing;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Checking;

/// <summary>The generations, each whole, and the link that leads readers to one of them.</summary>
internal static class PublishedCheck
{
    private const string Part = "published";

    public static IEnumerable<HomeFault> Of(DataHome home, Repairs repairs, CancellationToken ct)
    {
        if (File.Exists(home.Published))
        {
            yield return new HomeFault(Part, home.Published, HomeFault.Damaged, "此处应是目录。", "A folder belongs here.", Repairs.MoveAway(home.Published));
            yield break;
        }

        var generations = new Generations(home.Published);
        var all = generations.All();
        var current = generations.Current();
        if (current is null && (all.Count > 0 || new FileInfo(generations.Link).LinkTarget is not null))
        {
            var isThere = Path.Exists(generations.Link);
            yield return new HomeFault(
                Part, generations.Link, Directory.Exists(generations.Link) ? HomeFault.Folder : isThere ? HomeFault.Damaged : HomeFault.Missing,
                "读者的链接不指向任何一代。", "The link of readers leads to no generation.", all.Count > 0 ? repairs.RollBack : repairs.Publish);
        }

        foreach (var folder in generations.Folders())
            yield return new HomeFault(Part, folder, HomeFault.Folder, "此处应是一代的数据库。", "The database of a generation belongs here.", Repairs.MoveAway(folder));
        foreach (var generation in all)
        {
            if (DatabaseDamage.Of(generation.Path, ct) is { } why)
            {
                yield return new HomeFault(
                    Part, generation.Path, HomeFault.Damaged, $"第 {generation.Number} 代已损坏。", $"Generation {generation.Number} is damaged: {why}",
                    generation.Current ? repairs.Publish : Repairs.MoveAway(generation.Path));
            }
            else if (generation.Current && WarehouseFile.IsOfAnotherVersion(generation.Path))
            {
                yield return new HomeFault(
                    Part, generation.Path, HomeFault.Version, "读者的一代由另一版本的程序写成。", "What readers get was written by another version of the program.", repairs.Publish);
            }
        }
    }
}
