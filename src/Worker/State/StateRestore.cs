using System.Globalization;

namespace PerfEval.Worker.State;

/// <summary>Puts a copy in a state's place. What was there is kept aside; no serve may run.</summary>
public sealed class StateRestore(StateAddress address, TimeProvider clock)
{
    private readonly string _aside = $"{address.File}.replaced-{clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";

    /// <summary>Whether there is a state that would be replaced.</summary>
    /// <exception cref="System.Data.Common.DbException">PostgreSQL does not answer.</exception>
    public bool Replaces() => address.Postgres is null ? Path.Exists(address.File) : new PostgresState(address, clock).HasRows();

    /// <param name="copy">A file that <see cref="StateSnapshot"/> made, of this program's version or an older one, which is then migrated by the next start of
    /// serve.</param>
    /// <returns>Where the replaced state is kept; null where there was none.</returns>
    /// <exception cref="InvalidDataException">The copy is damaged, no state, or of a newer program; the state is as it was.</exception>
    public string? From(string copy)
    {
        Check(copy);
        return address.Postgres is null ? IntoFile(copy) : IntoPostgres(copy);
    }

    private static void Check(string copy)
    {
        if (StateSnapshot.WhyDamaged(copy) is { } why)
            throw new InvalidDataException($"{copy} 已损坏，未恢复。 {copy} is damaged and was not restored: {why}");
        var (version, last) = StateSnapshot.VersionOf(copy);
        if (version == 0)
            throw new InvalidDataException($"{copy} 不是状态库，未恢复。 {copy} is no state and was not restored.");
        if (version > StateVersions.Latest)
            throw new InvalidDataException($"{copy} 由更新版本的程序写成（{last}），未恢复。 A newer version of the program wrote {copy} ({last}); it was not restored.");
    }

    private string? IntoFile(string copy)
    {
        var unfinished = $"{address.File}.part";
        Directory.CreateDirectory(address.Home.Folder);
        File.Copy(copy, unfinished, overwrite: true);
        if (Directory.Exists(address.File))
        {
            Directory.Move(address.File, _aside);
            StateSnapshot.PutInPlace(unfinished, address.File);
            return _aside;
        }

        var kept = File.Exists(address.File) ? _aside : null;
        if (kept is not null)
        {
            File.Copy(address.File, kept, overwrite: true);
            // The log belongs to the old file; left there, SQLite would take it for the new one's.
            var log = $"{address.File}-wal";
            if (File.Exists(log))
                File.Copy(log, $"{kept}-wal", overwrite: true);
            File.Delete(log);
            File.Delete($"{address.File}-shm");
        }

        StateSnapshot.PutInPlace(unfinished, address.File);
        return kept;
    }

    private string? IntoPostgres(string copy)
    {
        var folder = Directory.CreateTempSubdirectory("perfeval-state-");
        try
        {
            // Brought to this program's version where it is older.
            var home = DataHome.Of(Path.Combine(folder.FullName, "warehouse.duckdb"));
            File.Copy(copy, home.State);
            using var from = StateStore.Open(StateAddress.Of(home), clock);
            return new PostgresState(address, clock).Replace(from, _aside);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
