using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests.State;

public sealed class ToldTextTests
{
    [Theory]
    [InlineData("[http_500] https://portal.example/f/%E5%91%A8%E4%B8%89%E4%B8%80.docx 服务器回复 500。", "%E5%91%A8")]
    [InlineData("未读入 Rejected: /srv/in/周三一-自评表.docx [damaged]", "周三一")]
    [InlineData("填报人：周三一，13812345671", "周三一")]
    [InlineData("https://portal.example/list?token=S3cr3tWord 没有走完。", "S3cr3tWord")]
    [InlineData("http://user:S3cr3tWord@portal.example/ 403", "S3cr3tWord")]
    public void NamesAndSecrets_AreNotTold(string text, string hidden) => Assert.DoesNotContain(hidden, ToldText.Of(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("读入 2 个文件（1 份报告），未变 0。 Loaded 2 documents (1 reports), 12/13.")]
    [InlineData("perfeval flags --db /var/lib/perfeval/warehouse.duckdb")]
    [InlineData("[http_500] https://portal.example/art/2024/1/15/art_1_2.html 服务器回复 500。 The server answered 500.")]
    public void TheRest_IsToldAsItIs(string text) => Assert.Equal(text, ToldText.Of(text));
}
