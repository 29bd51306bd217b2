using PerfEval.Ingest.Archive.Originals;

namespace PerfEval.Worker.Export;

/// <summary>Files that appear under their name only when they are complete; a link stays one, and a device is written to.</summary>
public static class WholeFile
{
    // Of a DuckDB database, at this place.
    private static readonly byte[] s_databaseMark = "DUCK"u8.ToArray();
    private const int MarkAt = 8;

    /// <param name="write">Writes the file of the name it is given, which is in the same folder.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static void Write(string file, Action<string> write) => Write(file, unfinished =>
    {
        write(unfinished);
        return Task.FromResult(true);
    }).GetAwaiter().GetResult();

    /// <inheritdoc cref="Write(string, Action{string})"/>
    public static async Task<T> Write<T>(string file, Func<string, Task<T>> write)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"没有文件夹 {folder}。 There is no folder {folder}.");
        var target = new FileInfo(file) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : Path.GetFullPath(file);
        var isDevice = target.StartsWith("/dev/", StringComparison.Ordinal) || target.StartsWith("/proc/", StringComparison.Ordinal);
        if (!isDevice && IsDatabase(target))
            throw new IOException($"{file} 是数据库，不能覆盖。 {file} is a database and is not overwritten.");
        var unfinished = isDevice ? Path.GetTempFileName() : $"{target}.{Environment.ProcessId}.part";
        try
        {
            var result = await write(unfinished);
            NewFiles.HandOver(unfinished);
            if (isDevice)
                await Copy(unfinished, file);
            else
                File.Move(unfinished, target, overwrite: true);
            return result;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static async Task Copy(string from, string device)
    {
        await using var source = File.OpenRead(from);
        await using var target = new FileStream(device, FileMode.Open, FileAccess.Write);
        await source.CopyToAsync(target);
    }

    private static bool IsDatabase(string file)
    {
        if (new FileInfo(file) is not { Exists: true, Length: > MarkAt })
            return false;
        using var there = File.OpenRead(file);
        var head = new byte[MarkAt + s_databaseMark.Length];
        return there.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.AsSpan(MarkAt).SequenceEqual(s_databaseMark);
    }
}
