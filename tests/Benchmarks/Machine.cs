using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace PerfEval.Benchmarks;

/// <summary>What the figures were measured on and with.</summary>
internal static class Machine
{
    private const string Versions = "import sys,docx,lxml.etree; print('Python', sys.version.split()[0] + ', python-docx', docx.__version__ + ', lxml', lxml.etree.__version__)";

    /// <summary>Debian packages for the peer and the measuring; installed where that needs no password.</summary>
    /// <returns>False where something is missing; the command that installs it has been printed.</returns>
    public static bool SetUp()
    {
        if (IsSetUp())
            return true;
        if (Environment.UserName == "root")
            Output("apt-get", "install", "-y", "-q", "python3-docx", "time");
        if (IsSetUp())
            return true;
        Console.Error.WriteLine("缺少 Debian 软件包。 Debian packages are missing: sudo apt-get update && sudo apt-get install python3-docx time");
        return false;
    }

    public static string Describe()
    {
        var model = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[^1].Trim();
        return $"{Environment.ProcessorCount} cores ({model ?? RuntimeInformation.ProcessArchitecture.ToString()}), {RuntimeInformation.FrameworkDescription}, "
               + Output("/usr/bin/python3", "-c", Versions).Text.Trim();
    }

    /// <summary>Processes that wanted a core over the last minute: above the number of cores, wall seconds tell little.</summary>
    public static double Load() => double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);

    private static bool IsSetUp() => File.Exists("/usr/bin/time") && Output("/usr/bin/python3", "-c", Versions).Success;

    private static (bool Success, string Text) Output(string program, params string[] arguments)
    {
        if (!File.Exists(program) && Path.IsPathRooted(program))
            return (false, "");
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        _ = errors.Result;
        return (process.ExitCode == 0, text);
    }
}
