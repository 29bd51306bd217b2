namespace PerfEval.Worker.Cli.Shell;

/// <summary>The keyboard. Ctrl-C is a key like any other as long as this object lives.</summary>
public sealed class ConsoleKeys : IKeySource, IDisposable
{
    private readonly Queue<Key> _typedAhead = new();

    public ConsoleKeys() => Console.TreatControlCAsInput = true;

    public void Dispose() => Console.TreatControlCAsInput = false;

    public Key Read() => _typedAhead.TryDequeue(out var key) ? key : Next();

    public bool CancelPressed()
    {
        while (Console.KeyAvailable)
        {
            var key = Next();
            if (key.Kind == KeyKind.Cancel)
            {
                // What was typed for the statement that is being given up is not meant for the next one.
                _typedAhead.Clear();
                return true;
            }

            _typedAhead.Enqueue(key);
        }

        return false;
    }

    private static Key Next()
    {
        var pressed = Console.ReadKey(intercept: true);
        // Characters beyond the basic plane arrive in two halves.
        return char.IsHighSurrogate(pressed.KeyChar)
            ? new Key(KeyKind.Text, string.Concat(pressed.KeyChar.ToString(), Console.ReadKey(intercept: true).KeyChar.ToString()))
            : Meaning(pressed);
    }

    private static Key Meaning(ConsoleKeyInfo pressed)
    {
        var word = (pressed.Modifiers & (ConsoleModifiers.Control | ConsoleModifiers.Alt)) != 0;
        var kind = pressed.Key switch
        {
            ConsoleKey.Enter => KeyKind.Enter,
            ConsoleKey.Tab => KeyKind.Tab,
            ConsoleKey.Backspace => word ? KeyKind.KillWord : KeyKind.Backspace,
            ConsoleKey.Delete => KeyKind.Delete,
            ConsoleKey.LeftArrow => word ? KeyKind.WordLeft : KeyKind.Left,
            ConsoleKey.RightArrow => word ? KeyKind.WordRight : KeyKind.Right,
            ConsoleKey.UpArrow => KeyKind.Up,
            ConsoleKey.DownArrow => KeyKind.Down,
            ConsoleKey.Home => KeyKind.Home,
            ConsoleKey.End => KeyKind.End,
            _ => OfCharacter(pressed.KeyChar),
        };
        return kind == KeyKind.Text ? new Key(kind, pressed.KeyChar.ToString()) : new Key(kind);
    }

    // Control codes as every terminal sends them: Ctrl-A is 1.
    private static KeyKind OfCharacter(char c) => c switch
    {
        '\x01' => KeyKind.Home,
        '\x02' => KeyKind.Left,
        '\x03' => KeyKind.Cancel,
        '\x04' => KeyKind.EndOfInput,
        '\x05' => KeyKind.End,
        '\x06' => KeyKind.Right,
        '\b' or '\x7F' => KeyKind.Backspace,
        '\t' => KeyKind.Tab,
        '\n' or '\r' => KeyKind.Enter,
        '\x0B' => KeyKind.KillToEnd,
        '\x0C' => KeyKind.ClearScreen,
        '\x0E' => KeyKind.Down,
        '\x10' => KeyKind.Up,
        '\x15' => KeyKind.KillToStart,
        '\x17' => KeyKind.KillWord,
        _ => char.IsControl(c) ? KeyKind.None : KeyKind.Text,
    };
}
