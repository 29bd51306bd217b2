namespace PerfEval.Ingest.Archive.Journal;

/// <summary>
/// Place of a record among those of all writers: the same whoever reads, and after everything its writer had seen (L. Lamport, Time, Clocks, and the
/// Ordering of Events in a Distributed System, 1978). Clocks have no part in it: those of two machines differ. What was written on two
/// servers without either seeing the other's has an order too, by the server's name.
/// </summary>
/// <param name="Tick">Higher than that of every record the writer had seen; grows within a node.</param>
internal readonly record struct RecordOrder(long Tick, string Node) : IComparable<RecordOrder>
{
    public int CompareTo(RecordOrder other) => Tick != other.Tick ? Tick.CompareTo(other.Tick) : string.CompareOrdinal(Node, other.Node);

    public static bool operator <(RecordOrder left, RecordOrder right) => left.CompareTo(right) < 0;

    public static bool operator >(RecordOrder left, RecordOrder right) => left.CompareTo(right) > 0;

    public static bool operator <=(RecordOrder left, RecordOrder right) => left.CompareTo(right) <= 0;

    public static bool operator >=(RecordOrder left, RecordOrder right) => left.CompareTo(right) >= 0;
}
