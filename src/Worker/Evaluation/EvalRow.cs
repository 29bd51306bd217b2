namespace PerfEval.Worker.Evaluation;

/// <summary>
/// One row of a view, expected or found. A value is a decimal, a text or null (printed blank); a field that is not there is not stated,
/// and then nothing is compared.
/// </summary>
public sealed record EvalRow(IReadOnlyDictionary<string, object?> Fields)
{
    /// <summary>An expected row whose line the form need not print; it counts only where it was found.</summary>
    public bool MayBeAbsent { get; init; }

    public object? this[string field] => Fields.GetValueOrDefault(field);

    /// <summary>Text without any white space, because line breaks inside a cell depend on its width; null for an empty one.</summary>
    public string? Text(string field)
    {
        var text = string.Concat((this[field] as string ?? "").Where(c => !char.IsWhiteSpace(c)));
        return text.Length == 0 ? null : text;
    }

    public bool AgreesOn(string field, EvalRow other) =>
        this[field] is decimal number ? other[field] is decimal same && same == number
        : other[field] is not decimal && Text(field) == other.Text(field);
}
