using PerfEval.Normalize.Tests.Fixtures;

namespace PerfEval.Normalize.Tests.Privacy;

public sealed class ContactCellTests
{
    [Fact]
    public void ColumnsUnderContactHeads_AreMasked() =>
        Assert.Equal(
            ["序号", "站点", "填报人", "联系电话", "1", "东站", "＊＊", "＊＊", "2", "西站", "＊＊", "＊＊", "合计", "2个", "", ""],
            Texts("序号|站点|填报人|联系电话", "1|东站|测试员|0730-1234567", "2|西站|试员甲|4222000", "合计|2个||"));

    [Fact]
    public void LabelsUnderALabel_Stay() =>
        Assert.Equal(["联系人", "＊＊", "联系电话", "＊＊", "备注栏里写了什么", "无"], Texts("联系人|测试员", "联系电话|4222000", "备注栏里写了什么|无"));

    [Fact]
    public void WhatWasReadUnderAContact_Stays() =>
        Assert.Contains(
            "年度资金总额",
            Texts("项目名称|道路维修|联系人|测试员", "资金|年初预算数|全年预算数|全年执行数", "年度资金总额|10|10|10"));

    [Fact]
    public void NamesUnderAndBesideOtherLabels_AreMasked() =>
        Assert.Equal(
            ["姓名", "审核", "职务", "＊＊", "＊＊", "科长", "＊＊", "合格", "股长", "法定代表人", "＊＊", "身份证号", "＊＊＊", "＊＊＊", "", "", ""],
            Texts("姓名|审核|职务", "周三一|吴三二|科长", "测试员|合格|股长", "法定代表人|周三一|身份证号|430602 19800101 1231", "0731 82222209|||"));

    [Fact]
    public void TextUnderAWordAboutTheWork_Stays() =>
        Assert.Equal(["环节", "审核", "复核", "采购", "合同及发票", "第三方机构"], Texts("环节|审核|复核", "采购|合同及发票|第三方机构"));

    [Fact]
    public void LabelInTheColumnOfNames_EndsIt() =>
        Assert.Equal(
            ["姓名", "职务", "手机", "＊＊", "站长", "＊＊", "备注", "请联系＊＊＊＊＊或＊＊＊＊＊", ""],
            Texts("姓名|职务|手机", "周三一|站长|138-1234-5203", "备注|请联系周三一13812345207或吴三二82222208|"));

    [Theory]
    [InlineData("报送人")]
    [InlineData("统计人")]
    [InlineData("记账")]
    [InlineData("对接人")]
    [InlineData("项目主管")]
    [InlineData("撰稿")]
    public void CellBesideALabel_IsMasked(string label) => Assert.Equal([label, "＊＊", "职务", "科长"], Texts($"{label}|周三一|职务|科长"));

    [Fact]
    public void NamesOfAGroup_AreMasked() => Assert.Equal(["评价小组", "＊＊；＊＊"], Texts("评价小组|周三一；吴三二"));

    private static string[] Texts(params string[] rows) => [.. Reading.Of(Reading.Unit, Tables.Of(rows)).Cells.Select(c => c.Text.Value)];
}
