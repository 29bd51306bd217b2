using System.Globalization;
using System.Runtime.InteropServices;

namespace PerfEval.Worker.Sandbox;

/// <summary>Limits that the kernel holds this process to, for good.</summary>
internal static class ProcessLimits
{
    private const int FileSize = 1;
    private const int CoreDump = 4;
    private const int AddressSpace = 9;
    private const int OpenFiles = 7;

    // Of this process's own work: code, stacks, the managed heap, buffers that are still being copied.
    private const long OwnMegabytes = 1024;

    /// <param name="memory">Megabytes for DuckDB.</param>
    /// <param name="file">Megabytes in the largest file.</param>
    public static void Apply(int memory, int file)
    {
        // What the runtime has reserved already, most of it never used, is not counted against the statement.
        Set(AddressSpace, UsedAddresses() + ((memory + OwnMegabytes) << 20));
        Set(FileSize, (long)file << 20);
        Set(OpenFiles, 256);
        Set(CoreDump, 0);
    }

    private static long UsedAddresses() =>
        long.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[0], CultureInfo.InvariantCulture) * Environment.SystemPageSize;

    private static void Set(int resource, long bytes)
    {
        var limit = new Limit { Soft = (nuint)bytes, Hard = (nuint)bytes };
        if (SetLimit(resource, ref limit) != 0)
            throw new InvalidOperationException($"The limit {resource} cannot be set: error {Marshal.GetLastPInvokeError()}.");
    }

    [DllImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetLimit(int resource, ref Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public nuint Soft;
        public nuint Hard;
    }
}
