using PerfEval.Worker.Cli.Shell;

namespace PerfEval.Worker.Tests.Cli.Shell;

/// <summary>Keys of a test: text as it is, and after the last one the end of input.</summary>
internal sealed class KeyScript(params object[] keys) : IKeySource
{
    private readonly Queue<Key> _keys = new(keys.SelectMany(KeysOf));

    /// <summary>Ctrl-C presses while statements run.</summary>
    public int Cancels { get; set; }

    public Key Read() => _keys.TryDequeue(out var key) ? key : new Key(KeyKind.EndOfInput);

    public bool CancelPressed() => Cancels-- > 0;

    private static IEnumerable<Key> KeysOf(object key) =>
        key is KeyKind kind ? [new Key(kind)] : ((string)key).EnumerateRunes().Select(rune => new Key(KeyKind.Text, rune.ToString()));
}
