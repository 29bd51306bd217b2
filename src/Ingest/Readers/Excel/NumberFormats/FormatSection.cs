using System.Globalization;

namespace PerfEval.Ingest.Readers.Excel.NumberFormats;

/// <summary>One of the up to four parts of a number format, between semicolons.</summary>
internal sealed class FormatSection
{
    private static readonly string[] s_comparisons = ["<=", ">=", "<>", "<", ">", "="];

    private readonly string? _comparison;
    private readonly double _bound;

    public FormatSection(string code)
    {
        Tokens = FormatTokens.Read(code);
        (_comparison, _bound) = Condition(code);
    }

    public IReadOnlyList<FormatToken> Tokens { get; }

    public bool HasCondition => _comparison is not null;

    /// <summary>Whether its condition is that of the usual second section: it brings its own sign.</summary>
    public bool IsForNegatives => _comparison is "<" or "<=" && _bound == 0;

    public bool IsDate => Has(FormatTokenKind.Date) || Has(FormatTokenKind.Elapsed) || Has(FormatTokenKind.HalfDay);

    public bool Has(FormatTokenKind kind) => Tokens.Any(token => token.Kind == kind);

    public bool Admits(double value) => _comparison switch
    {
        "<" => value < _bound,
        "<=" => value <= _bound,
        ">" => value > _bound,
        ">=" => value >= _bound,
        "=" => value == _bound,
        "<>" => value != _bound,
        _ => true,
    };

    private static (string? Comparison, double Bound) Condition(string code)
    {
        for (var open = code.IndexOf('[', StringComparison.Ordinal); open >= 0; open = code.IndexOf('[', open + 1))
        {
            var close = code.IndexOf(']', open);
            var inner = close < 0 ? "" : code[(open + 1)..close];
            if (Array.Find(s_comparisons, inner.StartsWith) is { } comparison
                && double.TryParse(inner[comparison.Length..], NumberStyles.Float, CultureInfo.InvariantCulture, out var bound))
            {
                return (comparison, bound);
            }
        }

        return (null, 0);
    }
}
