using System.Text;

namespace PerfEval.Worker.Cli.Shell;

/// <summary>
/// Statements entered before, oldest first, kept over sessions in a file of one line an entry. Several shells may append to it;
/// each sees its own entries and those that were there when it started.
/// </summary>
public sealed class History
{
    public const int Limit = 1000;

    private string? _file;
    private readonly List<string> _entries = [];

    private History(string? file) => _file = file;

    public IReadOnlyList<string> Entries => _entries;

    /// <summary>Without a file nothing outlives the session.</summary>
    public static History InMemory() => new(null);

    /// <summary>Reads the file where there is one and shortens it to the newest entries.</summary>
    public static History Load(string file)
    {
        var history = new History(file);
        if (!File.Exists(file))
            return history;
        var lines = File.ReadAllLines(file, Encoding.UTF8);
        history._entries.AddRange(lines.Where(l => l.Length > 0).TakeLast(Limit).Select(Decode));
        if (lines.Length > Limit)
        {
            var shorter = $"{file}.{Environment.ProcessId}.part";
            File.WriteAllLines(shorter, history._entries.Select(Encode));
            Protect(shorter);
            File.Move(shorter, file, overwrite: true);
        }

        return history;
    }

    /// <summary>The user's own file: $XDG_STATE_HOME/perfeval/history, by default below ~/.local/state.</summary>
    public static string UserFile()
    {
        var state = Environment.GetEnvironmentVariable("XDG_STATE_HOME");
        if (string.IsNullOrEmpty(state))
            state = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");
        return Path.Combine(state, "perfeval", "history");
    }

    /// <summary>Remembers an entry, unless it repeats the last one.</summary>
    public void Add(string entry)
    {
        if (string.IsNullOrWhiteSpace(entry) || (_entries.Count > 0 && _entries[^1] == entry))
            return;
        _entries.Add(entry);
        if (_entries.Count > Limit)
            _entries.RemoveAt(0);
        if (_file is null)
            return;
        try
        {
            Append(_file, entry);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A full disk must not end the dialogue: from here on the history lives as long as the session.
            _file = null;
        }
    }

    private static void Append(string file, string entry)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var isNew = !File.Exists(file);
        File.AppendAllText(file, Encode(entry) + "\n");
        if (isNew)
            Protect(file);
    }

    // Statements may name units and persons: nobody else's business.
    private static void Protect(string file)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static string Encode(string entry) =>
        entry.ReplaceLineEndings("\n").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Decode(string line)
    {
        var entry = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\' && i + 1 < line.Length)
                entry.Append(line[++i] == 'n' ? '\n' : line[i]);
            else
                entry.Append(line[i]);
        }

        return entry.ToString();
    }
}
