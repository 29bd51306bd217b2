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
            var changed = GenerationSums.Faults(generations, generation.Number, ct).ToList();
            // What lies beside the database; of generations that readers had before, what is gone misleads nobody.
            foreach (var (path, isThere) in changed.Where(file => file.Path != generation.Path && (file.IsThere || generation.Current)))
                yield return Companion(generation, path, isThere, repairs);
            if ((DatabaseDamage.Of(generation.Path, ct)
                ?? (changed.Exists(file => file.Path == generation.Path) ? "It is not what was published." : null)) is { } why)
            {
                yield return new HomeFault(
                    Part, generation.Path, HomeFault.Damaged, $"第 {generation.Number} 代已损坏。", $"Generation {generation.Number} is damaged: {why}",
                    generation.Current ? repairs.Publish : Repairs.MoveAway(generation.Path));
            }
            else if (generation.Current && WarehouseFile.IsOfAnotherVersion(generation.Path))
            {
                yield return new HomeFault(
                    Part, generation.Path, HomeFault.Version, "读者的一代由另一版本的程序写成。", "What readers get was written by another version of the program.",
                    repairs.Publish);
            }
        }
    }

    private static HomeFault Companion(Generation generation, string path, bool isThere, Repairs repairs) => new(
        Part, path, Directory.Exists(path) ? HomeFault.Folder : isThere ? HomeFault.Damaged : HomeFault.Missing, $"第 {generation.Number} 代的附属文件缺失或已损坏。",
        $"A file of generation {generation.Number} beside its database is missing or damaged.", generation.Current ? repairs.Publish : Repairs.MoveAway(path));
}
