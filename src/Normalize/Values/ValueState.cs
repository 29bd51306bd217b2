namespace PerfEval.Normalize.Values;

/// <summary>
/// What stood where a figure belongs. An empty cell, a slash, a dash and 无 say different things and are never mixed;
/// <see cref="Text"/> is a cell that holds other words than a number.
/// </summary>
public enum ValueState
{
    Number,
    Blank,
    Slash,
    Dash,
    None,
    Placeholder,
    Text,
}
