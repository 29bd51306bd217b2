namespace PerfEval.Worker.Cli.Shell;

/// <summary>What a key asks the line editor to do.</summary>
public enum KeyKind
{
    /// <summary>A key without a meaning here.</summary>
    None,
    Text,
    Enter,
    Tab,
    Backspace,

    /// <summary>Removes what stands under the cursor.</summary>
    Delete,
    Left,
    Right,
    WordLeft,
    WordRight,
    Up,
    Down,

    /// <summary>Start of the line; also Ctrl-A.</summary>
    Home,

    /// <summary>End of the line; also Ctrl-E.</summary>
    End,

    /// <summary>Ctrl-K.</summary>
    KillToEnd,

    /// <summary>Ctrl-U.</summary>
    KillToStart,

    /// <summary>Ctrl-W.</summary>
    KillWord,

    /// <summary>Ctrl-L.</summary>
    ClearScreen,

    /// <summary>Ctrl-C.</summary>
    Cancel,

    /// <summary>Ctrl-D, or no more keys.</summary>
    EndOfInput,
}
