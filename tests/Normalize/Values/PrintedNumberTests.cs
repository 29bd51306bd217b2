using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Tests.Values;

public sealed class PrintedNumberTests
{
    [Theory]
    [InlineData("1,250.36", "1250.36")]
    [InlineData(" １，２５０．３６ ", "1250.36")]
    [InlineData("1250. 36", "1250.36")]
    [InlineData("1 ,250 .36", "1250.36")]
    [InlineData("1 004.12", "1004.12")]
    [InlineData("－88.00", "-88.00")]
    [InlineData("−3", "-3")]
    [InlineData("- 5", "-5")]
    [InlineData("\u00A090\u3000", "90")]
    [InlineData("14443712.35", "14443712.35")]
    [InlineData("0", "0")]
    public void Number_InAnySpelling_IsRead(string raw, string expected)
    {
        Assert.Equal(ValueState.Number, PrintedNumber.Parse(raw, out var value, out var unit));
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), value);
        Assert.Null(unit);
    }

    [Theory]
    [InlineData("120 万元", 120, "万元")]
    [InlineData("９９％", 99, "%")]
    [InlineData("10分", 10, "分")]
    [InlineData("1700㎡", 1700, "m2")]
    [InlineData("35 平方 米", 35, "平方米")]
    public void Unit_BehindNumber_IsFolded(string raw, int expected, string expectedUnit)
    {
        Assert.Equal(ValueState.Number, PrintedNumber.Parse(raw, out var value, out var unit));
        Assert.Equal(expected, value);
        Assert.Equal(expectedUnit, unit);
    }

    [Theory]
    [InlineData("", ValueState.Blank)]
    [InlineData(" \u3000\n", ValueState.Blank)]
    [InlineData("%", ValueState.Blank)]
    [InlineData("/", ValueState.Slash)]
    [InlineData("／", ValueState.Slash)]
    [InlineData("——", ValueState.Dash)]
    [InlineData(" - ", ValueState.Dash)]
    [InlineData("无", ValueState.None)]
    [InlineData("不涉及", ValueState.None)]
    [InlineData("……", ValueState.Placeholder)]
    [InlineData("......", ValueState.Placeholder)]
    [InlineData("×××", ValueState.Placeholder)]
    public void Mark_SaysWhyThereIsNoNumber(string raw, ValueState expected)
    {
        Assert.Equal(expected, PrintedNumber.Parse(raw, out var value, out _));
        Assert.Equal(0, value);
    }

    [Theory]
    [InlineData("12 34")]
    [InlineData("100\n200")]
    [InlineData("1 443\n712")]
    [InlineData("10/20")]
    [InlineData("10-20")]
    [InlineData("10、20")]
    [InlineData("1.2.3")]
    [InlineData("1,00")]
    [InlineData("50①")]
    [InlineData("10²")]
    [InlineData("①95")]
    [InlineData("约90")]
    [InlineData("达标")]
    [InlineData("(5)")]
    [InlineData("2023年12月")]
    [InlineData("430602199001010000")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("999999999999999999999999999999999999")]
    public void Doubtful_IsText(string raw)
    {
        Assert.Equal(ValueState.Text, PrintedNumber.Parse(raw, out var value, out _));
        Assert.Equal(0, value);
    }

    [Fact]
    public void AnyAmount_InAnyLayout_ReadsAsItself() =>
        Prop.ForAll(
            (from cents in Gen.Choose(-99_999_999, 99_999_999)
             from places in Gen.Choose(2, 4)
             from layout in Gen.Choose(0, 7)
             select (cents, places, layout)).ToArbitrary(),
            t => Reads(t.cents / 100m, Print(t.cents / 100m, t.places, t.layout))).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void TwoNumbers_InOneCell_AreNoNumber() =>
        Prop.ForAll(
            (from first in Gen.Choose(0, 9999)
             from second in Gen.Choose(0, 99)
             from between in Gen.Elements(" ", "  ", "\n", " \n ", "/", "、", "~", "～", "-", "—", "至", "；", "和", "\u3000", "\t")
             select $"{first}{between}{second}").ToArbitrary(),
            raw => PrintedNumber.Parse(raw, out _, out _) == ValueState.Text).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void AnyText_ReadAsNumber_HasTheDigitsOfThatNumber() =>
        Prop.ForAll(
            Gen.ArrayOf(Gen.Elements("0123456789０９.．,，-－ \n%万元①²/…".ToCharArray())).Select(c => new string(c)).ToArbitrary(),
            raw => PrintedNumber.Parse(raw, out var value, out _) != ValueState.Number
                || DigitsOf(raw).EndsWith(DigitsOf(Plain(value)).TrimStart('0'), StringComparison.Ordinal)
                    || value == 0).Check(Config.QuickThrowOnFailure);

    private static bool Reads(decimal expected, string raw) => PrintedNumber.Parse(raw, out var value, out _) == ValueState.Number && value == expected;

    // Bits of layout: thousands separators, full width, blanks around and beside separators.
    private static string Print(decimal value, int places, int layout)
    {
        var text = value.ToString(((layout & 1) > 0 ? "N" : "F") + places, CultureInfo.InvariantCulture);
        if ((layout & 4) > 0)
            text = " " + text.Replace(",", ", ", StringComparison.Ordinal).Replace(".", " . ", StringComparison.Ordinal) + "\u3000";
        return (layout & 2) > 0 ? string.Concat(text.Select(c => c is > ' ' and <= '~' ? (char)(c + 0xFEE0) : c)) : text;
    }

    private static string Plain(decimal value) => Math.Abs(value).ToString(CultureInfo.InvariantCulture);

    private static string DigitsOf(string text) => string.Concat(PlainText.Fold(text).Where(char.IsAsciiDigit));
}
