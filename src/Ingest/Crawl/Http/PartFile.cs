using System.Text.Json;
using PerfEval.Ingest.Text;

namespace PerfEval.Ingest.Crawl.Http;

/// <summary>
/// A download in progress: its bytes so far, and beside them the validator under which the server may continue it (If-Range,
/// RFC 9110, 13.1.5). Without one it can only be started anew. It outlives the process.
/// </summary>
internal sealed class PartFile(string path)
{
    private sealed record Note(string Address, string Validator);

    public string Path { get; } = path;

    private string NotePath => Path + ".json";

    public long Length => File.Exists(Path) ? new FileInfo(Path).Length : 0;

    /// <summary>The validator to continue with; null where the part is empty or cannot be continued.</summary>
    public string? Validator(Uri address)
    {
        if (Length == 0 || !File.Exists(NotePath))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Note>(File.ReadAllText(NotePath)) is { } note && note.Address == AddressSecrets.Cut(address)
                ? note.Validator
                : null;
        }
        catch (JsonException)
        {
            // The process died while writing the note: start anew.
            return null;
        }
    }

    /// <summary>An empty part, with its validator noted before the first byte.</summary>
    /// <param name="validator">Strong ETag or HTTP date; null where the server gave none.</param>
    public FileStream Begin(Uri address, string? validator)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        Discard();
        if (validator is not null)
        {
            File.WriteAllText(NotePath, JsonSerializer.Serialize(new Note(AddressSecrets.Cut(address), validator)));
        }

        return new FileStream(Path, FileMode.Create, FileAccess.Write);
    }

    public FileStream Continue() => new(Path, FileMode.Append, FileAccess.Write);

    public void Discard()
    {
        File.Delete(Path);
        DiscardNote();
    }

    /// <summary>After the bytes have been moved to where they belong.</summary>
    public void DiscardNote() => File.Delete(NotePath);
}
