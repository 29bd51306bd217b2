using PerfEval.Ingest.Documents;

namespace PerfEval.Worker.State;

/// <summary>
/// serve.state in a data home: the PostgreSQL database in which the home's serve keeps its state, so that commands find it that are not given the
/// settings of serve. It may hold a password, so only serve's user may read it; without it the state is the home's own file.
/// </summary>
public static class UsedState
{
    public static void Write(StateAddress address)
    {
        var file = FileOf(address.Home);
        if (address.Postgres is null)
            File.Delete(file);
        else
            OwnFile.Write(file, address.Postgres);
    }

    /// <returns>Npgsql's connection string; null where the last serve of the home used the file.</returns>
    /// <exception cref="UnauthorizedAccessException">Serve runs as another user.</exception>
    /// <exception cref="SpecialFileException">A pipe or a device lies there.</exception>
    public static string? Read(DataHome home)
    {
        SpecialFile.Refuse(FileOf(home));
        return File.Exists(FileOf(home)) ? File.ReadAllText(FileOf(home)) : null;
    }

    private static string FileOf(DataHome home) => Path.Combine(home.Folder, "serve.state");
}
