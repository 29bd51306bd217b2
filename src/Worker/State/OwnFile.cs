using System.Globalization;

namespace PerfEval.Worker.State;

/// <summary>Files with secrets.</summary>
internal static class OwnFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Replaces the file by one that this user alone may read, from its first byte on.</summary>
    public static void Write(string file, string text)
    {
        // Several servers may share the folder.
        var unfinished = string.Create(CultureInfo.InvariantCulture, $"{file}.{Environment.MachineName}-{Environment.ProcessId}.part");
        File.Delete(unfinished);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using (var writer = new StreamWriter(unfinished, options))
            writer.Write(text);
        File.Move(unfinished, file, overwrite: true);
    }
}
