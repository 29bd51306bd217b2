using System.Text.Json;

namespace PerfEval.Worker.Scheduling;

/// <summary>Kind of job to the one handler it has.</summary>
public sealed class JobHandlers
{
    private readonly Dictionary<string, Handler> _handlers = new(StringComparer.Ordinal);

    /// <param name="version">Of the arguments' shape; jobs stored with another one fail with a clear message.</param>
    public JobHandlers Add<TArgs>(string kind, int version, IWork<TArgs> work, RetryPlan retry)
    {
        _handlers.Add(kind, new Handler(version, retry, (args, run, ct) => work.Run(JsonSerializer.Deserialize<TArgs>(args)!, run, ct)));
        return this;
    }

    public static JobEnvelope Envelope<TArgs>(string kind, int version, string uniqueKey, TArgs args) =>
        new(kind, uniqueKey, JsonSerializer.Serialize(args), version);

    public RetryPlan RetryOf(string kind) => _handlers.TryGetValue(kind, out var handler) ? handler.Retry : RetryPlan.Once;

    /// <exception cref="InvalidDataException">Nobody handles this kind in this version.</exception>
    public ValueTask Run(JobEnvelope job, IJobRun run, CancellationToken ct) =>
        _handlers.TryGetValue(job.Kind, out var handler) && handler.Version == job.Version
            ? handler.Run(job.ArgsJson, run, ct)
            : throw new InvalidDataException($"没有处理 {job.Kind}（版本 {job.Version}）的程序。 Nothing handles {job.Kind} of version {job.Version}.");

    private sealed record Handler(int Version, RetryPlan Retry, Func<string, IJobRun, CancellationToken, ValueTask> Run);
}
