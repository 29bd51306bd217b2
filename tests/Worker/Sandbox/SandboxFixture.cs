using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PerfEval.Analytics.Running;
using PerfEval.Normalize.Warehouse;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.Export;
using PerfEval.Worker.Sandbox;

namespace PerfEval.Worker.Tests.Sandbox;

/// <summary>An empty warehouse behind a sandbox, and what nobody may reach from there: a file with a secret, a folder, a port, a variable.</summary>
public sealed class SandboxFixture : IDisposable
{
    public const string Canary = "canary-3f9a61";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfeval-escape-");
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public SandboxFixture()
    {
        using (var writer = WarehouseFile.OpenWriter(Warehouse))
            AnalyticsSchema.Ensure(writer);
        Directory.CreateDirectory(Empty);
        foreach (var name in new[] { "secret.txt", "secret.csv", "secret.json", "secret.ndjson" })
            File.WriteAllText(Path.Combine(_folder.FullName, name), $"{{\"content\":\"{Canary}\"}}\n");
        using (var other = DuckDbFile.Open(Path.Combine(_folder.FullName, "secret.duckdb"), readOnly: false))
        {
            other.Execute($"CREATE TABLE secret AS SELECT '{Canary}' AS content; CREATE SCHEMA core; CREATE TABLE core.warehouse (schema_version INTEGER)");
            other.Execute($"COPY secret TO '{Path.Combine(_folder.FullName, "secret.parquet")}'");
        }

        Environment.SetEnvironmentVariable("PERFEVAL_TEST_SECRET", Canary);
        _listener.Start();
        Session = new SandboxSession(Warehouse, Limits);
    }

    /// <summary>Less than a user has, so that what takes too much does so soon.</summary>
    public static SandboxLimits Limits { get; } = new() { Memory = 256, TemporaryFiles = 64, Time = TimeSpan.FromSeconds(10), Rows = 10_000, Bytes = 8 << 20 };

    public string Warehouse => Path.Combine(_folder.FullName, "warehouse.duckdb");

    /// <summary>Where nothing may appear.</summary>
    public string Empty => Path.Combine(_folder.FullName, "empty");

    public SandboxSession Session { get; }

    /// <summary>The statement with the places in braces put in: {secret} the secret file without its extension, {empty}, {port}.</summary>
    public string Placed(string sql) => sql
        .Replace("{secret}", Path.Combine(_folder.FullName, "secret"), StringComparison.Ordinal)
        .Replace("{empty}", Empty, StringComparison.Ordinal)
        .Replace("{port}", ((IPEndPoint)_listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>What the statement gives: its rows as text, or why it gave none.</summary>
    public (bool Ran, string Told) Run(string sql)
    {
        var told = new List<string>();
        try
        {
            Session.Query(
                Placed(sql), rows => told.AddRange(rows.Rows.Select(row => string.Join('|', row.Select(value => value is null ? "" : ValueText.Of(value))))),
                CancellationToken.None);
            return (true, string.Join('\n', told));
        }
        catch (SandboxException e)
        {
            return (false, string.Join('\n', told.Append(e.Chinese).Append(e.Message)));
        }
    }

    /// <summary>Fails where anything was written, or the port was asked.</summary>
    public void AssertUntouched()
    {
        Assert.Empty(Directory.EnumerateFileSystemEntries(Empty));
        Assert.False(_listener.Pending());
    }

    public void Dispose()
    {
        Session.Dispose();
        _listener.Dispose();
        Environment.SetEnvironmentVariable("PERFEVAL_TEST_SECRET", null);
        _folder.Delete(recursive: true);
    }
}
