using System.Data.Common;

namespace PerfEval.Worker.State;

/// <summary>The row a reader stands on, its columns by position.</summary>
internal readonly record struct StateRow(DbDataReader Reader)
{
    public string Text(int column) => Reader.GetString(column);

    public string? TextOrNull(int column) => Reader.IsDBNull(column) ? null : Reader.GetString(column);

    public int Number(int column) => Reader.GetInt32(column);

    public int? NumberOrNull(int column) => Reader.IsDBNull(column) ? null : Reader.GetInt32(column);

    public double Real(int column) => Reader.GetDouble(column);

    public double? RealOrNull(int column) => Reader.IsDBNull(column) ? null : Reader.GetDouble(column);

    public DateTimeOffset Time(int column) => new(DateTime.SpecifyKind(Reader.GetDateTime(column), DateTimeKind.Utc));

    public DateTimeOffset? TimeOrNull(int column) => Reader.IsDBNull(column) ? null : Time(column);

    public DateOnly Date(int column) => Reader.GetFieldValue<DateOnly>(column);
}
