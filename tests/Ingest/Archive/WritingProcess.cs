using System.Diagnostics;
using System.Globalization;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;

namespace PerfEval.Ingest.Tests.Archive;

/// <summary>A second process that writes to an archive: this assembly, started as a program.</summary>
internal sealed class WritingProcess : IDisposable
{
    private const string Append = "append";
    private const string Overflow = "overflow";

    private readonly Process _process;

    private WritingProcess(string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true };
        // Executable memory is a file to the kernel, and the limit would hit it.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        _process = Process.Start(start)!;
    }

    public static string AddressOf(string node, int number) => $"https://{node}.example/{number}";

    /// <summary>Puts the originals 0 to count - 1 and appends two records of each, which are known once its number is printed.</summary>
    public static WritingProcess Appending(string folder, string node, int count) =>
        new("dotnet", "exec", Assembly, Append, folder, node, count.ToString(CultureInfo.InvariantCulture));

    /// <summary>Appends one record, a batch for which a file may not grow enough, and one record.</summary>
    public static WritingProcess Overflowing(string folder, int kibibytes) => new(
        "bash", "-c", "trap '' XFSZ; ulimit -f \"$1\"; shift; exec \"$@\"", "bash", kibibytes.ToString(CultureInfo.InvariantCulture), "dotnet", "exec",
        Assembly, Overflow, folder);

    /// <summary>The next line it prints; null when it has ended.</summary>
    public string? ReadLine() => _process.StandardOutput.ReadLine();

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public int WaitForExit()
    {
        while (ReadLine() is not null)
        {
        }

        _process.WaitForExit();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }

    private static string Assembly => typeof(WritingProcess).Assembly.Location;

    /// <summary>The inside of such a process.</summary>
    public static int Run(string[] arguments)
    {
        switch (arguments)
        {
            case [Append, var folder, var node, var count]:
                AppendAll(folder, node, int.Parse(count, CultureInfo.InvariantCulture));
                return 0;
            case [Overflow, var folder]:
                Fill(folder);
                return 0;
            default:
                return 1;
        }
    }

    private static void AppendAll(string folder, string node, int count)
    {
        using var journal = ArchiveJournal.Open(folder, node);
        using var store = new OriginalStore(folder, node);
        for (var i = 0; i < count; i++)
        {
            var sha = store.Put(ArchiveFolder.Bytes(new string('文', 5000) + i));
            store.Flush();
            var address = AddressOf(node, i);
            journal.Append(ArchiveFolder.Stored(sha, address), ArchiveFolder.Listed($"第 {i} 份", address));
            if (i % 7 == 0)
                journal.Refresh();
            Console.WriteLine(i);
        }
    }

    private static void Fill(string folder)
    {
        using var journal = ArchiveJournal.Open(folder);
        journal.Append(ArchiveFolder.Stored("aa"));
        try
        {
            journal.Append([.. Enumerable.Range(0, 400).Select(i => ArchiveFolder.Listed(new string('长', 100), AddressOf("full", i)))]);
            Console.WriteLine("taken");
        }
        // What .NET makes of EFBIG; the file has taken a part of the batch by then.
        catch (ArgumentOutOfRangeException)
        {
            Console.WriteLine("refused");
        }

        journal.Append(ArchiveFolder.Stored("bb", night: 1));
    }
}
