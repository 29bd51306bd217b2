using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Tests.Values;

public sealed class MeasureTests
{
    [Theory]
    [InlineData("≥95%", "≥", "95", "%")]
    [InlineData("≧ 95 ％", "≥", "95", "%")]
    [InlineData(">=95%", "≥", "95", "%")]
    [InlineData("＞＝９５％", "≥", "95", "%")]
    [InlineData("不低于95%", "≥", "95", "%")]
    [InlineData("95%以上", "≥", "95", "%")]
    [InlineData("95%及以上", "≥", "95", "%")]
    [InlineData("≥95%以上", "≥", "95", "%")]
    [InlineData("95%（含）以上", "≥", "95", "%")]
    [InlineData("≥100百分比", "≥", "100", "%")]
    [InlineData("≦3天", "≤", "3", "天")]
    [InlineData("不超过 1,250.5 万元", "≤", "1250.5", "万元")]
    [InlineData("30天以内", "≤", "30", "天")]
    [InlineData("3天内", "≤", "3", "天")]
    [InlineData("＝12期", "=", "12", "期")]
    [InlineData("低于5件", "<", "5", "件")]
    [InlineData("4次/年", null, "4", "次/年")]
    [InlineData("1 200人次", null, "1200", "人次")]
    [InlineData("≥ 1 200 人次", "≥", "1200", "人次")]
    [InlineData("500㎡", null, "500", "m2")]
    [InlineData("500m²", null, "500", "m2")]
    [InlineData("100", null, "100", null)]
    public void OneNumber_IsTakenApart(string text, string? op, string value, string? unit) =>
        Assert.Equal(new Measure(op, decimal.Parse(value, CultureInfo.InvariantCulture), unit), Measure.Parse(text));

    [Theory]
    [InlineData("95%-98%")]
    [InlineData("95～98%")]
    [InlineData("10至20人")]
    [InlineData("20/20")]
    [InlineData("5×24小时")]
    [InlineData("3年5个月")]
    [InlineData("95 90")]
    [InlineData("95\n90")]
    [InlineData("≥95 90%")]
    [InlineData("①95%")]
    [InlineData("95①")]
    [InlineData("2023.12")]
    [InlineData("2023.12.31")]
    [InlineData("2023年12月")]
    [InlineData("1,00")]
    [InlineData("1:3")]
    [InlineData("约95%")]
    [InlineData("达成预期指标")]
    [InlineData("……")]
    public void SeveralNumbersOrWords_AreNoNumber(string text) => Assert.Null(Measure.Parse(text).Value);

    [Fact]
    public void OperatorAndUnit_WithoutNumber_AreKept() => Assert.Equal(new Measure("≤", null, "万元"), Measure.Parse("≤ 万元"));

    [Theory]
    [InlineData("≥", "≥")]
    [InlineData(" ＞＝ ", "≥")]
    [InlineData("等于", "=")]
    [InlineData("定性", null)]
    [InlineData("≥5", null)]
    [InlineData("", null)]
    public void OperatorColumn_HoldsAnOperatorOrNothing(string text, string? expected) => Assert.Equal(expected, Measure.OperatorOf(text));

    [Fact]
    public void AnyOperatorNumberAndUnit_AreReadBack() =>
        Prop.ForAll(
            (from op in Gen.Elements(("≥", "≥"), ("≧", "≥"), (">=", "≥"), ("不少于", "≥"), ("≤", "≤"), ("＜", "<"), ("<=", "≤"), ("=", "="), ("", null))
             from tenths in Gen.Choose(0, 1_000_000)
             from unit in Gen.Elements(("%", "%"), ("％", "%"), ("百分比", "%"), ("人次", "人次"), ("万元", "万元"), ("次/年", "次/年"), ("", null))
             from blank in Gen.Elements("", " ", "\u3000", "\n")
             select (op, tenths, unit, blank)).ToArbitrary(),
            t => Measure.Parse(t.op.Item1 + t.blank + (t.tenths / 10m).ToString(CultureInfo.InvariantCulture) + t.blank + t.unit.Item1)
                 == new Measure(t.op.Item2, t.tenths / 10m, t.unit.Item2)).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void AnyRange_IsNoNumber() =>
        Prop.ForAll(
            (from low in Gen.Choose(0, 500)
             from high in Gen.Choose(0, 500)
             from between in Gen.Elements("-", "—", "~", "～", "至", "到", "、", "/", "和", " ", "\n")
             from unit in Gen.Elements("", "%", "天", "万元")
             select $"{low}{between}{high}{unit}").ToArbitrary(),
            text => Measure.Parse(text).Value is null
                || (text.Contains(' ', StringComparison.Ordinal) && PrintedNumber.Parse(text, out _, out _) == ValueState.Number))
            .Check(Config.QuickThrowOnFailure);
}
