namespace PerfEval.Analytics.Running;

/// <summary>Why a query that others wrote gave no rows.</summary>
public sealed class ForeignSqlException(string message, Exception inner) : Exception(message, inner);
