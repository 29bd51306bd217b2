using FsCheck;
using FsCheck.Fluent;
using PerfEval.Normalize.Privacy;

namespace PerfEval.Normalize.Tests.Privacy;

public sealed class MaskingTests
{
    private static readonly Gen<string> s_pieces = Gen.Elements(
        "电话", "手机", "QQ", "微信", "身份证号", "银行账号", "13", "812", "3456", "01", "0731", "8222", "400", "6217", "430104", "19900101", "９", "-", " ", "/", ".", ",", "转",
        "，", "、", "万元", "预算", "(", ")", "_", "：", "①");

    // A text is spared the patterns of numbers where none could be in it. A telephone number in the line above opens them all.
    [Fact]
    public void WhatIsMasked_DoesNotDependOnANumberElsewhere() => Prop.ForAll(
        Gen.ArrayOf(s_pieces, 14).Select(string.Concat).ToArbitrary(),
        text => MaskedText.Of("13812345601。\n" + text).Value == "＊＊＊。\n" + MaskedText.Of(text).Value).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

    [Theory]
    [InlineData("填表人：测试员甲", "填表人：＊＊")]
    [InlineData("填表人（签名）：测试员甲 联系电话：0730-1234567", "填表人（签名）：＊＊ 联系电话：＊＊＊")]
    [InlineData("填 报 人：测 试员   填报日期：2024年3月", "填 报 人：＊＊   填报日期：2024年3月")]
    [InlineData("联系人:测试员甲,电话:13900000000", "联系人:＊＊,电话:＊＊＊")]
    [InlineData("单位负责人签字：测试员乙", "单位负责人签字：＊＊")]
    [InlineData("经办人：测试员甲审核人：测试员乙", "经办人：＊＊审核人：＊＊")]
    [InlineData("填表人：测试员甲单位负责人：测试员乙", "填表人：＊＊单位负责人：＊＊")]
    [InlineData("手机 13900000000", "手机 ＊＊＊")]
    [InlineData("１３９００００００００", "＊＊＊")]
    [InlineData("联系方式：0730-1234567转8001", "联系方式：＊＊＊")]
    [InlineData("(0730)1234567 电话：(0730)1234567", "(0730)1234567 电话：＊＊＊")]
    [InlineData("填表人： 测试员甲\n联系电话： 1390000 0000", "填表人： ＊＊\n联系电话： ＊＊＊")]
    [InlineData("本报告联系人测试员，电话0730-1234567。", "本报告联系人＊＊，电话＊＊＊。")]
    [InlineData("填报人 测试员 13900000000", "填报人 ＊＊ ＊＊＊")]
    [InlineData("办公电话 4222000，欢迎监督", "办公电话 ＊＊＊，欢迎监督")]
    public void NamesAndNumbers_AreTakenOut(string text, string masked) => Assert.Equal(masked, MaskedText.Of(text).Value);

    [Theory]
    [InlineData("填表人：      联系电话：      填报日期：2024年3月1日")]
    [InlineData("填表人（签字）：单位负责人（签字）：")]
    [InlineData("单位（盖章）：负责人签字：　　年　月　日")]
    [InlineData("受理12345热线工单3200件")]
    [InlineData("年初预算14443712.35元，决算13800000000元")]
    [InlineData("项目编码43060220230101000012")]
    [InlineData("统一代码 13912345678.50")]
    [InlineData("2023-2024年度 0.85")]
    [InlineData("测试员甲")]
    [InlineData("联系人和电话已在附件列明")]
    [InlineData("接听电话 4222000次")]
    public void EverythingElse_StaysAsItIs(string text) => Assert.Equal(text, MaskedText.Of(text).Value);

    [Fact]
    public void ContactCell_IsTakenOutWhole() => Assert.Equal("＊＊", MaskedText.OfContact("测试员甲 办公室").Value);

    [Fact]
    public void EmptyContactCell_StaysEmpty() => Assert.Equal(" ", MaskedText.OfContact(" ").Value);

    // Nineteen of twenty formats are wanted; all of the list are reached, and a change that loses one says which.
    [Fact]
    public void EveryFormatOfTheList_IsMasked() =>
        Assert.Empty(
            PersonalFormats.Persons.Where(f => f.Secrets.Split('|').Any(MaskedText.Of(f.Text).Value.Contains))
                .Select(f => $"{f.Text} -> {MaskedText.Of(f.Text)}"));

    [Fact]
    public void WhatIsNoPerson_StaysAsItIs() =>
        Assert.Empty(PersonalFormats.Nobody.Where(text => MaskedText.Of(text).Value != text).Select(text => $"{text} -> {MaskedText.Of(text)}"));

    [Fact]
    public void NamesInPlaces_AreMasked() =>
        Assert.Empty(
            PersonalFormats.Places.Where(f => f.Secrets.Split('|').Any(MaskedText.OfPlace(f.Place).Value.Contains))
                .Select(f => $"{f.Place} -> {MaskedText.OfPlace(f.Place)}"));

    [Fact]
    public void PlacesOfNobody_StayAsTheyAre() =>
        Assert.Empty(
            PersonalFormats.PlacesOfNobody.Where(place => MaskedText.OfPlace(place).Value != place).Select(place => $"{place} -> {MaskedText.OfPlace(place)}"));

    [Fact]
    public void TwoPlaces_StayTwo() =>
        Assert.NotEqual(MaskedText.OfPlace("/srv/in/报告-周三一.docx").Value, MaskedText.OfPlace("/srv/in/报告-吴三二.docx").Value);

    [Fact]
    public void MemberOfAMaskedArchive_BeginsWithItsPlace() =>
        Assert.StartsWith(MaskedText.OfPlace("/srv/in/周三一.zip").Value + "!", MaskedText.OfPlace("/srv/in/周三一.zip!表/吴三二.docx").Value, StringComparison.Ordinal);

    [Theory]
    [InlineData("填报人：", "王二五", "＊＊")]
    [InlineData("审核人（签字）", "张 三", "＊＊")]
    [InlineData("联系电话：", "82222202", "＊＊＊")]
    [InlineData("本年度支出完成。\n负责人：", "周三一", "＊＊")]
    [InlineData("填报人：", "二、绩效情况", "二、绩效情况")]
    [InlineData("负责人职责", "周三一", "周三一")]
    [InlineData(null, "周三一", "周三一")]
    public void ValueOnTheNextLine_TakesItsLabelFromTheLineBefore(string? before, string text, string masked) =>
        Assert.Equal(masked, MaskedText.After(before, text).Value);
}
