namespace PerfEval.Worker.State;

/// <summary>Where the state is: the file of a data home, or a PostgreSQL database.</summary>
public sealed record StateAddress
{
    /// <summary>The environment's word for <see cref="Postgres"/>. It may hold a password, so no argument takes it.</summary>
    public const string Variable = "PERFEVAL_STATE";

    private StateAddress(DataHome home, string? postgres) => (Home, Postgres) = (home, postgres);

    /// <summary>Beside whose warehouse it is, or whose serve uses it.</summary>
    public DataHome Home { get; }

    /// <summary>The SQLite file; not there where PostgreSQL keeps the state.</summary>
    public string File => Home.State;

    /// <summary>Npgsql's connection string; null where the state is a file.</summary>
    public string? Postgres { get; }

    /// <param name="postgres">Npgsql's connection string; null for the file.</param>
    public static StateAddress Of(DataHome home, string? postgres = null) => new(home, postgres);

    /// <summary>The file, or host and database; never a password.</summary>
    public override string ToString() => Postgres is null ? File : PostgresState.NameOf(Postgres);
}
