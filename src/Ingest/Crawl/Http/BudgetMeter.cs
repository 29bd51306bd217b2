namespace PerfEval.Ingest.Crawl.Http;

/// <summary>Counts what a source has cost this night.</summary>
internal sealed class BudgetMeter(NightBudget budget)
{
    public int Requests { get; private set; }

    public long Bytes { get; private set; }

    public bool IsSpent => Requests >= budget.Requests || Bytes >= budget.Bytes;

    public int RequestsLeft => Math.Max(0, budget.Requests - Requests);

    public long BytesLeft => Math.Max(0, budget.Bytes - Bytes);

    public void CountRequest() => Requests++;

    public void CountBytes(long bytes) => Bytes += bytes;
}
