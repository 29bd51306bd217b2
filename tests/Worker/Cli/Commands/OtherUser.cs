using System.Diagnostics;
using System.Text;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests.Cli.Commands;

/// <summary>
/// A user who may read a data home and not write it. Started by root, the program runs as nobody; started by anybody else it runs as the same user, and
/// the home's folder is closed to writing for that time.
/// </summary>
internal static class OtherUser
{
    private const UnixFileMode Read = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Enter = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Nobody but its owner may read the file; who is no root may not even then, as another user could not.</summary>
    public static void Close(string file)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, Environment.IsPrivilegedProcess ? UnixFileMode.UserRead | UnixFileMode.UserWrite : UnixFileMode.None);
    }

    public static async Task<(int Exit, string Output, string Errors)> Run(DataHome home, params string[] arguments)
    {
        string[] command = ["dotnet", Path.Combine(AppContext.BaseDirectory, "perfeval.dll"), .. arguments, "--db", home.Warehouse];
        if (Environment.IsPrivilegedProcess)
            command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", .. command];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = "/",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        SetMode(home, Read | Enter);
        try
        {
            using var process = Process.Start(start)!;
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            SetMode(home, Read | Enter | UnixFileMode.UserWrite);
        }
    }

    private static void SetMode(DataHome home, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(home.Folder, mode);
    }
}
