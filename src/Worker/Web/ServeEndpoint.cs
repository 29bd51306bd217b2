using System.Security.Cryptography;
using System.Text.Json;
using PerfEval.Ingest.Documents;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Web;

/// <summary>
/// How commands find the serve of their data home: serve.json (serve-NODE.json of a server with a name) says where it listens and which process it is,
/// and the file serve.token, which only its user may read, holds the word that changing requests must bring.
/// </summary>
/// <param name="Node">Name of the server; null where the home has one.</param>
public sealed record ServeEndpoint(Uri Url, ProcessIdentity Process, string? Node)
{
    /// <summary>One of this machine first. Null where no serve runs, also where one has left its file behind.</summary>
    /// <param name="node">The one of that name; null for any.</param>
    public static ServeEndpoint? Find(DataHome home, string? node = null) =>
        All(home).Where(endpoint => node is null || endpoint.Node == node)
            .OrderBy(endpoint => endpoint.Process.Node != Environment.MachineName)
            .FirstOrDefault();

    /// <exception cref="UnauthorizedAccessException">Serve runs as another user.</exception>
    /// <exception cref="SpecialFileException">A pipe or a device lies there.</exception>
    public static string TokenOf(DataHome home)
    {
        SpecialFile.Refuse(TokenFile(home));
        return File.ReadAllText(TokenFile(home)).Trim();
    }

    /// <summary>
    /// A new token, readable by this user only from its first byte on. Servers with names share one, which stays; they must not look for it at one time.
    /// </summary>
    public static string MakeToken(DataHome home, string? node)
    {
        var file = TokenFile(home);
        if (node is not null && File.Exists(file))
            return TokenOf(home);
        var token = RandomNumberGenerator.GetHexString(32, lowercase: true);
        OwnFile.Write(file, token);
        return token;
    }

    public void Write(DataHome home)
    {
        foreach (var dead in Files(home).Where(file => Read(file) is not { } other || !other.Process.IsAlive()))
            File.Delete(dead);
        var place = home.EndpointOf(Node);
        var unfinished = $"{place}.part";
        File.WriteAllText(unfinished, JsonSerializer.Serialize(this));
        File.Move(unfinished, place, overwrite: true);
    }

    /// <summary>Removes the file of this name, and the token where no others share it.</summary>
    public static void Delete(DataHome home, string? node)
    {
        File.Delete(home.EndpointOf(node));
        if (node is null)
            File.Delete(TokenFile(home));
    }

    private static IEnumerable<ServeEndpoint> All(DataHome home) =>
        Files(home).Select(Read).OfType<ServeEndpoint>().Where(endpoint => endpoint.Process.IsAlive());

    private static string[] Files(DataHome home) => Directory.Exists(home.Folder) ? Directory.GetFiles(home.Folder, "serve*.json") : [];

    private static ServeEndpoint? Read(string file)
    {
        if (SpecialFile.Is(file))
            return null;
        try
        {
            return JsonSerializer.Deserialize<ServeEndpoint>(File.ReadAllText(file));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    private static string TokenFile(DataHome home) => Path.Combine(home.Folder, "serve.token");
}
