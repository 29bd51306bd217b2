using System.Data.Common;

namespace PerfEval.Normalize.Warehouse.Bulk;

/// <summary>A database file cannot be opened: the system refuses it, or <see cref="DatabaseDamagedException"/>.</summary>
public class DatabaseOpenException(string message, Exception inner) : DbException(message, inner);
