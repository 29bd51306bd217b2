using PerfEval.SampleGenerator.Facts;

namespace PerfEval.SampleGenerator.Layouts;

/// <summary>A column of an indicator table. Rows with an equal <paramref name="MergeBy"/> in a row share one merged cell.</summary>
internal sealed record IndicatorColumn(string Header, int Width, Func<Indicator, string?> Text, Func<Indicator, string?>? MergeBy = null)
{
    public static IndicatorColumn Level1(string header, int width, string open = "(", string close = "分)") =>
        new(header, width, i => i.Level1Points is { } p ? $"{i.Level1}\n{open}{Format.Plain(p)}{close}" : i.Level1, i => i.Level1);

    public static IndicatorColumn Level1Bare(string header, int width) => new(header, width, i => i.Level1, i => i.Level1);

    public static IndicatorColumn Level1Points(string header, int width) => new(header, width, i => Format.Plain(i.Level1Points), i => i.Level1);

    public static IndicatorColumn Level2(string header, int width) => new(header, width, i => i.Level2, i => i.Level1 + "/" + i.Level2);

    public static IndicatorColumn Name(string header, int width) => new(header, width, i => i.Name);

    public static IndicatorColumn Target(string header, int width) => new(header, width, i => i.Target);

    public static IndicatorColumn Actual(string header, int width) => new(header, width, i => i.Actual);

    public static IndicatorColumn Weight(string header, int width) => new(header, width, i => Format.Plain(i.Weight));

    public static IndicatorColumn Score(string header, int width) => new(header, width, i => Format.Plain(i.Score));

    public static IndicatorColumn Note(string header, int width) => new(header, width, i => i.Note);
}
