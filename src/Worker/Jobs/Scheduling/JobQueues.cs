namespace PerfEval.Worker.Jobs.Scheduling;

/// <summary>Hangfire's queues.</summary>
public static class JobQueues
{
    /// <summary>What any server may do: ticks of schedules, the archive's check, and sources.</summary>
    public const string Crawl = "crawl";

    /// <summary>What writes the warehouse, one after the other.</summary>
    public const string Warehouse = "warehouse";
}
