using System.Globalization;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;

namespace PerfEval.Benchmarks.Damages;

/// <summary>What disks and people do to a file.</summary>
internal static class Damage
{
    public const string Missing = "missing", Truncated = "truncated", Folder = "folder", Version = "version";

    private const string Flipped = "flipped ";

    /// <summary>All kinds; a byte is flipped in several places, since not every place of a file is used.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [Missing, Truncated, Flipped + "1/8", Flipped + "4/8", Flipped + "7/8", Folder, Version];

    /// <returns>False where the kind means nothing for this file.</returns>
    /// <param name="others">Files of the same kind, from which another version is taken.</param>
    public static bool Do(string kind, string path, IReadOnlyList<string> others)
    {
        var isLink = new FileInfo(path).LinkTarget is not null;
        switch (kind)
        {
            case Missing:
                File.Delete(path);
                return true;
            case Truncated when !isLink && new FileInfo(path).Length > 1:
                using (var file = File.OpenWrite(path))
                    file.SetLength(file.Length / 2);
                return true;
            case Folder:
                File.Delete(path);
                Directory.CreateDirectory(path);
                File.WriteAllText(Path.Combine(path, "x"), "x");
                return true;
            case Version:
                return isLink ? Lead(path) : Another(path, others);
            case var _ when kind.StartsWith(Flipped, StringComparison.Ordinal) && !isLink && new FileInfo(path).Length > 0:
                var bytes = File.ReadAllBytes(path);
                bytes[(long)bytes.Length * int.Parse(kind.AsSpan(Flipped.Length, 1), CultureInfo.InvariantCulture) / 8] ^= 0x10;
                File.WriteAllBytes(path, bytes);
                return true;
            default:
                return false;
        }
    }

    private static bool Lead(string link)
    {
        File.Delete(link);
        File.CreateSymbolicLink(link, "perfeval.99.duckdb");
        return true;
    }

    private static bool Another(string path, IReadOnlyList<string> others)
    {
        if (path.EndsWith(".duckdb", StringComparison.Ordinal))
        {
            using var connection = new DuckDBConnection($"Data Source={path}");
            connection.Open();
            using var update = new DuckDBCommand("UPDATE core.warehouse SET schema_version = schema_version + 1", connection);
            update.ExecuteNonQuery();
            return true;
        }

        if (path.EndsWith(".db", StringComparison.Ordinal))
            return Newer(path);
        if (others.FirstOrDefault(other => other != path && !File.ReadAllBytes(other).AsSpan().SequenceEqual(File.ReadAllBytes(path))) is { } other)
        {
            File.Copy(other, path, overwrite: true);
            return true;
        }

        // Text of which a later program writes more than this one knows.
        if (!path.EndsWith(".jsonl", StringComparison.Ordinal) && !path.EndsWith(".yaml", StringComparison.Ordinal))
            return false;
        File.AppendAllText(
            path,
            path.EndsWith(".jsonl", StringComparison.Ordinal)
                ? "{\"type\":\"of_a_later_version\",\"at\":\"2030-01-01T00:00:00Z\"}\n"
                : "of_a_later_version: true\n");
        return true;
    }

    // Of the jobs nothing says by which version they were made.
    private static bool Newer(string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'";
        if ((long)command.ExecuteScalar()! == 0)
            return false;
        command.CommandText = "INSERT INTO \"__EFMigrationsHistory\" VALUES ('99990101000000_OfALaterVersion', '99.0.0')";
        command.ExecuteNonQuery();
        return true;
    }
}
