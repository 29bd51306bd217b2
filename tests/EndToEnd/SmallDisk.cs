using System.Diagnostics;
using System.Globalization;

namespace PerfEval.EndToEnd.Tests;

/// <summary>A file system of a few megabytes in memory, to be filled.</summary>
public sealed class SmallDisk : IDisposable
{
    public SmallDisk(string folder, int megabytes)
    {
        Folder = Directory.CreateDirectory(folder).FullName;
        Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m"), "tmpfs", Folder);
    }

    public string Folder { get; }

    private string Ballast => Path.Combine(Folder, "ballast");

    public long Free => new DriveInfo(Folder).AvailableFreeSpace;

    /// <summary>Leaves this much room and no more.</summary>
    public void LeaveFree(long bytes)
    {
        using var ballast = File.Create(Ballast);
        var block = new byte[1 << 16];
        for (var left = Free - bytes; left > 0; left -= block.Length)
            ballast.Write(block, 0, (int)Math.Min(left, block.Length));
    }

    public void MakeRoom() => File.Delete(Ballast);

    public void Dispose() => Run("umount", "--lazy", Folder);

    private static void Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments))!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
