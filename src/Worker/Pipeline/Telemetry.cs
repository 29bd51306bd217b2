using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PerfEval.Worker.Pipeline;

/// <summary>What is traced and measured, under the name PerfEval. Costs next to nothing while nobody listens.</summary>
public static class Telemetry
{
    public const string Name = "PerfEval";

    public static readonly ActivitySource Activities = new(Name);

    public static readonly Meter Meter = new(Name);

    private static readonly Counter<long> s_runs = Meter.CreateCounter<long>("perfeval.runs", description: "Runs ended, by kind and status");
    private static readonly Counter<double> s_runSeconds = Meter.CreateCounter<double>("perfeval.run.seconds", description: "Seconds that runs took, by kind");
    private static readonly Counter<double> s_stepSeconds = Meter.CreateCounter<double>(
        "perfeval.step.seconds", description: "Seconds that steps took, by step");
    private static readonly Counter<long> s_documents = Meter.CreateCounter<long>("perfeval.documents", description: "Documents, by what became of them");
    private static readonly Counter<long> s_flags = Meter.CreateCounter<long>("perfeval.flags", description: "Flags raised");

    public static void CountRun(string kind, string status, double seconds)
    {
        s_runs.Add(1, new("kind", kind), new("status", status));
        s_runSeconds.Add(seconds, new KeyValuePair<string, object?>("kind", kind));
    }

    public static void CountStep(string step, double seconds) => s_stepSeconds.Add(seconds, new KeyValuePair<string, object?>("step", step));

    public static void CountDocuments(string outcome, long count) => s_documents.Add(count, new KeyValuePair<string, object?>("outcome", outcome));

    public static void CountFlags(long count) => s_flags.Add(count);
}
