namespace PerfEval.Worker.Publishing;

/// <summary>What a publication rests on besides the warehouse.</summary>
public sealed record PublishInput
{
    /// <summary>The run that asks for it; null by hand.</summary>
    public string? RunId { get; init; }

    /// <summary>What each source gave when it was last visited; empty where nothing was crawled.</summary>
    public IReadOnlyList<SourceYield> Sources { get; init; } = [];

    public PublishLimits Limits { get; init; } = new();

    /// <summary>Publish although assertions fail; they are kept with the generation.</summary>
    public bool Force { get; init; }

    /// <summary>Writes a copy of the users' own work to the path it is given; null where there is none.</summary>
    public Action<string>? BackUpState { get; init; }
}
