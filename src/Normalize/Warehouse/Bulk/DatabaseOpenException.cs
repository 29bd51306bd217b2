using System.Data.Common;

namespace PerfEval.Normalize.Warehouse.Bulk;

/// <summary>A database file cannot be opened: it is no database, is damaged, or its folder refuses it.</summary>
public class DatabaseOpenException(string message, Exception inner) : DbException(message, inner);
