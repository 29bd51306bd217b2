using PerfEval.Ingest.Crawl.Sources;

namespace PerfEval.Worker.Jobs.Night;

/// <summary>The source files, read anew each time: people edit them between nights.</summary>
/// <param name="folder">Folder of the source files.</param>
public sealed class NightSources(string folder)
{
    public string Folder => folder;

    /// <summary>Sources that are crawled at times of their own.</summary>
    public IEnumerable<Source> Scheduled() => Load().Sources.Where(source => source is { Enabled: true, Schedule: not null });

    public IReadOnlySet<string> Ids() => Load().Sources.Select(source => source.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>Ids of those that a night crawls.</summary>
    public IReadOnlyList<string> Of(NightArgs night) =>
    [
        .. Load().Sources
            .Where(source => night.Sources.Count > 0 ? night.Sources.Contains(source.Id) : source is { Enabled: true, Schedule: null })
            .Select(source => source.Id),
    ];

    /// <returns>Null where there is no such source any more.</returns>
    public Source? Find(string id) => Load().Sources.FirstOrDefault(source => source.Id == id);

    public (IReadOnlyList<Source> Sources, IReadOnlyList<SourceProblem> Problems) Load() =>
        Directory.Exists(Folder) ? SourceFolder.Load(Folder) : ([], []);
}
