using System.Text.Json;

namespace PerfEval.Worker.State;

/// <summary>What a run is to do, as its record keeps it; Hangfire's jobs carry the run's id only.</summary>
/// <param name="Kind">Names the job it begins with.</param>
/// <param name="UniqueKey">Two runs of one key are never active together.</param>
/// <param name="ArgsJson">The work's arguments.</param>
/// <param name="Version">Of the arguments' shape.</param>
public sealed record JobEnvelope(string Kind, string UniqueKey, string ArgsJson, int Version)
{
    /// <param name="version">Of the arguments' shape.</param>
    public static JobEnvelope Of<TArgs>(string kind, int version, string uniqueKey, TArgs args) =>
        new(kind, uniqueKey, JsonSerializer.Serialize(args), version);

    /// <exception cref="InvalidDataException">The arguments were stored in another shape.</exception>
    public TArgs Args<TArgs>(int version) => Version == version
        ? JsonSerializer.Deserialize<TArgs>(ArgsJson)!
        : throw new InvalidDataException($"没有处理 {Kind}（版本 {Version}）的程序。 Nothing handles {Kind} of version {Version}.");
}
