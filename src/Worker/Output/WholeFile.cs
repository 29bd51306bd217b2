namespace PerfEval.Worker.Output;

/// <summary>Files that appear under their name only when they are complete.</summary>
public static class WholeFile
{
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
        var unfinished = $"{file}.{Environment.ProcessId}.part";
        try
        {
            var result = await write(unfinished);
            File.Move(unfinished, file, overwrite: true);
            return result;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
