namespace PerfEval.Normalize.Warehouse.Bulk;

/// <summary>What lies at the path is no whole database: cut off, changed, of another program, a folder. It opens no better later.</summary>
public sealed class DatabaseDamagedException(string message, Exception inner) : DatabaseOpenException(message, inner);
