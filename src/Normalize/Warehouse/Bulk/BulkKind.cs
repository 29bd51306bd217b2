namespace PerfEval.Normalize.Warehouse.Bulk;

/// <summary>How values of a column are stored in bulk.</summary>
internal enum BulkKind
{
    Text,
    SmallInt,
    Integer,
    BigInt,
    Double,
    Decimal,
    Boolean,
    Date,
    Timestamp,
}
