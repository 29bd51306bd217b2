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

    /// <summary>Null where no serve runs, also where one has left its file behind.</summary>
    public static ServeEndpoint? Find(DataHome home)
    {
        try
        {
            var endpoint = JsonSerializer.Deserialize<ServeEndpoint>(File.ReadAllText(home.Endpoint));
            return endpoint is not null && endpoint.Process.IsAlive() ? endpoint : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <exception cref="UnauthorizedAccessException">Serve runs as another user.</exception>
    public static string TokenOf(DataHome home) => File.ReadAllText(TokenFile(home)).Trim();

    /// <summary>A new token, readable by this user only from its first byte on.</summary>
    public static string MakeToken(DataHome home)
    {
        var token = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var file = TokenFile(home);
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
        var unfinished = $"{home.Endpoint}.part";
        File.WriteAllText(unfinished, JsonSerializer.Serialize(this));
        File.Move(unfinished, home.Endpoint, overwrite: true);
    }

    public static void Delete(DataHome home)
    {
        File.Delete(home.Endpoint);
        File.Delete(TokenFile(home));
    }

    private static string TokenFile(DataHome home) => Path.ChangeExtension(home.Endpoint, ".token");
}
