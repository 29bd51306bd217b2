using PerfEval.Normalize.Values;

namespace PerfEval.Worker.Evaluation;

/// <summary>
/// One row of a view, expected or found. A value is a decimal, a text or null (printed blank); a field that is not there is not stated,
/// and then nothing is compared.
/// </summary>
public sealed record EvalRow(IReadOnlyDictionary<string, object?> Fields)
{
    private const string MeasureUnit = "measure_unit";

    private static readonly string[] s_amounts = ["value", "stated_total"];

    /// <summary>An expected row whose line the form need not print; it counts only where it was found.</summary>
    public bool MayBeAbsent { get; init; }

    public object? this[string field] => Fields.GetValueOrDefault(field);

    /// <summary>The row with its amounts in 万元 where it names another unit of money, so that 1.2亿元 and 12000万元 are one amount.</summary>
    public EvalRow InTenThousandYuan() => MoneyUnit.InTenThousandYuan(Text(MeasureUnit)) is not { } scale ? this : this with
    {
        Fields = Fields.ToDictionary(
            f => f.Key, f => f.Key == MeasureUnit ? "万元" : f.Value is decimal amount && s_amounts.Contains(f.Key) ? amount * scale : f.Value),
    };

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
