namespace PerfEval.Normalize.Warehouse.Bulk;

/// <summary>Another process holds the database file, so that it cannot be opened in this way now.</summary>
public sealed class WarehouseBusyException(string message, Exception inner) : DatabaseOpenException(message, inner);
