using PerfEval.Normalize.Identity;
using PerfEval.Normalize.Tests.Fixtures;

namespace PerfEval.Normalize.Tests.Identity;

public sealed class DivisionTests
{
    [Theory]
    [InlineData("岳阳市岳阳楼区人民政府办公室", "430602", "岳阳楼区")]
    [InlineData("岳阳楼区财政局", "430602", "岳阳楼区")]
    [InlineData("湖南省岳阳市岳阳楼区财政局", "430602", "岳阳楼区")]
    [InlineData("岳阳县财政局", "430621", "岳阳县")]
    [InlineData("岳阳市财政局", "430600", "岳阳市")]
    [InlineData("南县政协办公室", "430921", "南县")]
    [InlineData("衡南县财政局", "430422", "衡南县")]
    [InlineData("岳阳市屈原管理区财政局", "430671", "岳阳市屈原管理区")]
    [InlineData("屈原管理区财政局", "430671", "岳阳市屈原管理区")]
    [InlineData("徐州市鼓楼区教育局", "320302", "鼓楼区")]
    public void Listed_IsFoundAtTheStart(string unit, string code, string name)
    {
        var division = Repository.Divisions.Find(unit, "");
        Assert.Equal((code, name), (division.Code, division.Name));
    }

    [Fact]
    public void NameOfSeveral_WithoutPrefecture_HasNoCode()
    {
        var division = Repository.Divisions.Find("鼓楼区教育局", "");
        Assert.Equal((null, "鼓楼区"), (division.Code, division.Name));
    }

    [Fact]
    public void NameOfSeveral_WithPrefectureInContext_IsFound()
    {
        var division = Repository.Divisions.Find("鼓楼区教育局", "福州市鼓楼区人民政府网");
        Assert.Equal(("350102", "福州市", "福建省"), (division.Code, division.Prefecture, division.Province));
    }

    [Fact]
    public void UnlistedZone_BelowAPrefecture_IsNotThePrefecture()
    {
        var division = Repository.Divisions.Find("岳阳市城陵矶新区财政局", "");
        Assert.Equal((null, "城陵矶新区", "岳阳市", "湖南省"), (division.Code, division.Name, division.Prefecture, division.Province));
    }

    [Theory]
    [InlineData("青河新区财政局", "青河新区")]
    [InlineData("虚构县财政局", "虚构县")]
    [InlineData("测试经济开发区管理委员会", "测试经济开发区")]
    public void Unlisted_KeepsItsPrintedName(string unit, string name)
    {
        var division = DivisionTable.Printed(unit);
        Assert.Equal((null, name), (division.Code, division.Name));
    }

    [Theory]
    [InlineData("城市管理和综合执法局")]
    [InlineData("市场监督管理局")]
    [InlineData("幸福社区服务中心")]
    [InlineData("县人民医院")]
    public void WordsThatOnlyEndLikeADivision_AreNone(string unit) => Assert.Equal(Division.Unknown, DivisionTable.Printed(unit));

    [Fact]
    public void BrokenLine_NamesFileAndLine()
    {
        using var folder = new TempFolder();
        folder.Write("d.csv", "code,name,level,parent_code\n1,甲县\n");
        Assert.Contains(
            "d.csv:2", Assert.Throws<InvalidDataException>(() => DivisionTable.Load(Path.Combine(folder.Path, "d.csv"))).Message, StringComparison.Ordinal);
    }
}
