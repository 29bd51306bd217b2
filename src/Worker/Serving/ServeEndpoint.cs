using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace PerfEval.Worker.Serving;

/// <summary>
/// How commands find the serve of their data home: serve.json says where it listens and which process it is, and the file serve.token, which only
/// its user may read, holds the word that changing requests must bring.
/// </summary>
public sealed record ServeEndpoint(Uri Url, ProcessIdentity Process)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>One of this machine first. Null where no serve runs, also where one has left its file behind.</summary>
    public static ServeEndpoint? Find(DataHome home) => All(home).OrderBy(endpoint => endpoint.Process.Node != Environment.MachineName).FirstOrDefault();

    /// <exception cref="UnauthorizedAccessException">Serve runs as another user.</exception>
    public static string TokenOf(DataHome home) => File.ReadAllText(TokenFile(home)).Trim();

    /// <summary>A new token, readable by this user only from its first byte on; that of the others where several serve the home.</summary>
    public static string MakeToken(DataHome home)
    {
        var token = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var file = TokenFile(home);
        if (All(home).Any())
            return TokenOf(home);
        File.Delete(file);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using var writer = new StreamWriter(file, options);
        writer.Write(token);
        return token;
    }

    public void Write(DataHome home)
    {
        foreach (var dead in Files(home).Where(file => Read(file) is not { } other || !other.Process.IsAlive()))
            File.Delete(dead);
        // The usual name for the usual one server.
        var place = File.Exists(home.Endpoint) ? FileOf(home, Process) : home.Endpoint;
        var unfinished = $"{place}.part";
        File.WriteAllText(unfinished, JsonSerializer.Serialize(this));
        File.Move(unfinished, place, overwrite: true);
    }

    /// <summary>Removes this process' file, and with the last one the token.</summary>
    public static void Delete(DataHome home)
    {
        var self = ProcessIdentity.Own();
        foreach (var own in Files(home).Where(file => Read(file) is not { } other || other.Process == self || !other.Process.IsAlive()))
            File.Delete(own);
        if (!All(home).Any())
            File.Delete(TokenFile(home));
    }

    private static IEnumerable<ServeEndpoint> All(DataHome home) => Files(home).Select(Read).OfType<ServeEndpoint>().Where(endpoint => endpoint.Process.IsAlive());

    private static string[] Files(DataHome home) => Directory.Exists(home.Folder) ? Directory.GetFiles(home.Folder, "serve*.json") : [];

    private static string FileOf(DataHome home, ProcessIdentity process) =>
        Path.Combine(home.Folder, string.Create(CultureInfo.InvariantCulture, $"serve-{process.Node}-{process.Pid}.json"));

    private static ServeEndpoint? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<ServeEndpoint>(File.ReadAllText(file));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    private static string TokenFile(DataHome home) => Path.ChangeExtension(home.Endpoint, ".token");
}
