namespace PerfEval.Worker.Serving;

/// <summary>One serve a data home, whichever store keeps its state. The lock goes with the process, however that ends.</summary>
internal static class ServeLock
{
    /// <exception cref="ServeHeldException">Another serve has it.</exception>
    public static IDisposable Take(DataHome home)
    {
        Directory.CreateDirectory(home.Folder);
        try
        {
            return new FileStream(home.ServeLock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (File.Exists(home.ServeLock))
        {
            throw new ServeHeldException(home, e);
        }
    }
}
