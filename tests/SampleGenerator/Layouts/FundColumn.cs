using PerfEval.SampleGenerator.Facts;

namespace PerfEval.SampleGenerator.Layouts;

/// <summary>A column of a fund block, its text from the fact and the report's money style.</summary>
internal sealed record FundColumn(string Header, int Width, Func<FundLine, MoneyStyle, string> Text)
{
    public static FundColumn Initial(string header, int width) => new(header, width, (f, m) => Money.Print(f.Initial, m));

    public static FundColumn FullYear(string header, int width) => new(header, width, (f, m) => Money.Print(f.FullYear, m));

    public static FundColumn Executed(string header, int width) => new(header, width, (f, m) => Money.Print(f.Executed, m));

    public static FundColumn Weight(string header, int width) => new(header, width, (f, _) => Format.Plain(f.Weight));

    public static FundColumn Rate(string header, int width, string suffix = "%") =>
        new(header, width, (f, _) => f.Rate is { } rate ? Format.Plain(rate) + suffix : "");

    public static FundColumn Score(string header, int width) => new(header, width, (f, _) => Format.Plain(f.Score));

    public static FundColumn Blank(string header, int width) => new(header, width, (_, _) => "");
}
