using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace PerfEval.Benchmarks;

/// <summary>What the figures were measured on and with.</summary>
internal static class Machine
{
    private const string Versions =
        "import sys,docx,lxml.etree; print('Python', sys.version.split()[0] + ', python-docx', docx.__version__ + ', lxml', lxml.etree.__version__)";

    private const string PdfminerVersion = "import sys,pdfminer; print('Python', sys.version.split()[0] + ', pdfminer', pdfminer.__version__)";

    public static PeerPackages DocxPeers { get; } = new(
        "python3-docx time", () => File.Exists("/usr/bin/time") && Output("/usr/bin/python3", "-c", Versions).Success);

    public static PeerPackages ReaderPeers { get; } = new(
        "python3-pdfminer poppler-utils libreoffice-writer-nogui time",
        () => Array.TrueForAll(["time", "pdftotext", "soffice"], tool => File.Exists("/usr/bin/" + tool))
            && Output("/usr/bin/python3", "-c", PdfminerVersion).Success);

    public static PeerPackages Office { get; } = new("libreoffice-writer-nogui", () => File.Exists("/usr/bin/soffice"));

    /// <summary>Debian packages for the peers and the measuring; installed where that needs no password.</summary>
    /// <returns>False where something is missing; the command that installs it has been printed.</returns>
    public static bool SetUp(PeerPackages packages)
    {
        if (packages.AreThere())
            return true;
        if (Environment.UserName == "root")
            Output("apt-get", ["install", "-y", "-q", "--no-install-recommends", .. packages.Names.Split(' ')]);
        if (packages.AreThere())
            return true;
        Console.Error.WriteLine(
            $"缺少 Debian 软件包。 Debian packages are missing: sudo apt-get update && sudo apt-get install --no-install-recommends {packages.Names}");
        return false;
    }

    public static string DescribeReaders() =>
        $"{Processor()}, {Output("/usr/bin/python3", "-c", PdfminerVersion).Text.Trim()}, {Errors("/usr/bin/pdftotext", "-v").Split('\n')[0]}, "
        + Output("soffice", "--version").Text.Trim();

    public static string Describe() => $"{Processor()}, {Output("/usr/bin/python3", "-c", Versions).Text.Trim()}";

    /// <summary>Processes that wanted a core over the last minute: above the number of cores, wall seconds tell little.</summary>
    public static double Load() => double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);

    /// <summary>Cpu seconds of this process and of the programs that it started and saw end: a document that another program reads costs time, too.</summary>
    public static double CpuSeconds() => CpuSeconds(Environment.ProcessId);

    /// <summary>The same of another process, in steps of 0.01.</summary>
    public static double CpuSeconds(int process)
    {
        // Behind the name, which is in brackets and may hold blanks: user and system time are the 12th and 13th, those of ended children the next two.
        var fields = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat")).Split(')')[^1].Split(
            ' ', StringSplitOptions.RemoveEmptyEntries);
        const double ticksPerSecond = 100;
        return fields.Skip(11).Take(4).Sum(field => long.Parse(field, CultureInfo.InvariantCulture)) / ticksPerSecond;
    }

    private static string Processor()
    {
        var model = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[^1].Trim();
        return $"{Environment.ProcessorCount} cores ({model ?? RuntimeInformation.ProcessArchitecture.ToString()}), {RuntimeInformation.FrameworkDescription}";
    }

    private static string Errors(string program, params string[] arguments) => Call(program, arguments).Errors;

    private static (bool Success, string Text) Output(string program, params string[] arguments)
    {
        var (success, text, _) = Call(program, arguments);
        return (success, text);
    }

    private static (bool Success, string Text, string Errors) Call(string program, string[] arguments)
    {
        if (!File.Exists(program) && Path.IsPathRooted(program))
            return (false, "", "");
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode == 0, text, errors.Result);
    }
}
