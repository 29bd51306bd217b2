namespace PerfEval.Normalize.Narrative;

/// <summary>One of the names in “A、B分别为…”, with the names before and behind it.</summary>
internal sealed record AmountName(int Index, IReadOnlyList<string> All)
{
    public string Text => All[Index];

    /// <summary>What this name says itself, else what exactly one of the names says for all of them; null where several differ.</summary>
    public T? Shared<T>(Func<string, T?> read)
    {
        if (read(Text) is { } own)
            return own;
        var said = All.Select(read).Where(value => value is not null).Take(2).ToList();
        return said is [var only] ? only : default;
    }
}
