namespace PerfEval.Worker.Output;

/// <summary>Files that appear under their name only when they are complete.</summary>
public static class WholeFile
{
    /// <param name="write">Writes the file of the name it is given, which is in the same folder.</param>
    public static void Write(string file, Action<string> write)
    {
        var unfinished = $"{file}.{Environment.ProcessId}.part";
        try
        {
            write(unfinished);
            File.Move(unfinished, file, overwrite: true);
        }
        finally
        {
            if (Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))))
                File.Delete(unfinished);
        }
    }
}
