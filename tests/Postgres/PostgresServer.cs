using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PerfEval.Postgres;

/// <summary>
/// Debian's PostgreSQL for tests: a cluster of its own in a temporary folder, on 127.0.0.1 and a free port, whoever is there is let in. A shell holds
/// the server and this process the shell's input: however this process ends, the input ends with it, the server stops and its folder goes.
/// </summary>
internal sealed class PostgresServer : IDisposable
{
    private const string User = "perfeval";

    // root may not run the server; the package brings a user for it. fsync is off: no test asks what a power cut leaves.
    private const string Script =
        """
        folder=$(mktemp -d "${TMPDIR:-/tmp}/perfeval-postgres-XXXXXX") || exit 1
        trap 'rm -rf "$folder"' EXIT
        "$1/initdb" -D "$folder/data" -U "$3" --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }
        "$1/postgres" -D "$folder/data" -p "$2" -h 127.0.0.1 -k '' -N 200 -c fsync=off -c full_page_writes=off -c synchronous_commit=off >>"$folder/log" 2>&1 </dev/null &
        server=$!
        until "$1/pg_isready" -q -h 127.0.0.1 -p "$2"; do
            kill -0 $server 2>/dev/null || { cat "$folder/log"; exit 1; }
            sleep 0.1
        done
        echo ready
        cat >/dev/null
        kill -INT $server
        wait $server
        """;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private static readonly Lazy<PostgresServer> s_shared = new(Start);

    private readonly Process _shell;
    private int _databases;

    private PostgresServer(Process shell, int port) => (_shell, Port) = (shell, port);

    /// <summary>One for all tests of the process, started when first asked for and gone with the process.</summary>
    public static PostgresServer Shared => s_shared.Value;

    /// <summary>Null where the package postgresql is not installed.</summary>
    public static string? Programs { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql")
            .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin"))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")))
        : null;

    public int Port { get; }

    /// <exception cref="InvalidOperationException">It is not installed or did not start; says what it said.</exception>
    public static PostgresServer Start()
    {
        var programs = Programs ?? throw new InvalidOperationException("PostgreSQL is not installed: apt-get install postgresql");
        var port = FreePort();
        string[] shell = ["sh", "-c", Script, "postgres", programs, port.ToString(CultureInfo.InvariantCulture), User];
        string[] command = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--", .. shell] : shell;
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = "/", RedirectStandardInput = true, RedirectStandardOutput = true };
        var server = new PostgresServer(Process.Start(start)!, port);
        // All it says before that line is why it did not start.
        if (server._shell.StandardOutput.ReadLine() is not "ready" and var first)
        {
            var said = first + "\n" + server._shell.StandardOutput.ReadToEnd();
            server.Dispose();
            throw new InvalidOperationException($"PostgreSQL did not start: {said}");
        }

        return server;
    }

    /// <summary>An empty database; with the server it goes.</summary>
    /// <returns>Its connection string for Npgsql.</returns>
    public string CreateDatabase()
    {
        var name = $"test{Interlocked.Increment(ref _databases)}";
        using var create = Process.Start(
            Path.Combine(Programs!, "createdb"), ["-h", "127.0.0.1", "-p", Port.ToString(CultureInfo.InvariantCulture), "-U", User, name])!;
        create.WaitForExit();
        return create.ExitCode == 0
            ? $"Host=127.0.0.1;Port={Port};Username={User};Database={name}"
            : throw new InvalidOperationException($"createdb ended with {create.ExitCode}.");
    }

    public void Dispose()
    {
        _shell.StandardInput.Close();
        if (!_shell.WaitForExit(s_patience))
            _shell.Kill(entireProcessTree: true);
        _shell.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
