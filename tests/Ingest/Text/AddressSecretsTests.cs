using PerfEval.Ingest.Text;

namespace PerfEval.Ingest.Tests.Text;

public sealed class AddressSecretsTests
{
    private const string Secret = "S3cr3tWord";

    [Theory]
    [InlineData("https://user:S3cr3tWord@portal.example/list")]
    [InlineData("https://S3cr3tWord@portal.example/list")]
    [InlineData("https://portal.example/list?token=S3cr3tWord")]
    [InlineData("https://portal.example/list?page=1&access_token=S3cr3tWord&x=2")]
    [InlineData("https://portal.example/list?key=S3cr3tWord")]
    [InlineData("https://portal.example/list?apiKey=S3cr3tWord")]
    [InlineData("https://portal.example/list?api_key=S3cr3tWord")]
    [InlineData("https://portal.example/list?X-Amz-Signature=S3cr3tWord")]
    [InlineData("https://portal.example/list?X-Amz-Security-Token=S3cr3tWord")]
    [InlineData("https://portal.example/list?sign=S3cr3tWord")]
    [InlineData("https://portal.example/list?SIGNATURE=S3cr3tWord")]
    [InlineData("https://portal.example/list?client_secret=S3cr3tWord")]
    [InlineData("https://portal.example/list?password=S3cr3tWord")]
    [InlineData("https://portal.example/list?userPwd=1&pwd=S3cr3tWord")]
    [InlineData("https://portal.example/list#access_token=S3cr3tWord")]
    [InlineData("list of http://a:S3cr3tWord@b.example/ and http://c.example/?sig=S3cr3tWord failed")]
    [InlineData("Host=db;Username=u;Password=S3cr3tWord;Database=d")]
    [InlineData("Authorization: Bearer S3cr3tWord")]
    public void Secrets_AreCut(string text)
    {
        var cut = AddressSecrets.Cut(text);

        Assert.DoesNotContain(Secret, cut, StringComparison.Ordinal);
        Assert.Equal(cut, AddressSecrets.Cut(cut));
    }

    [Theory]
    [InlineData("https://portal.example/art/2024/1/15/art_1.html?page=2&id=77")]
    [InlineData("https://portal.example/list?keyword=预算&monkey=1&design=2&assign=3")]
    [InlineData("a = b, key figures: 12 = 12")]
    [InlineData("mail perfeval@example.org, see http://portal.example/@all")]
    public void EverythingElse_Stays(string text) => Assert.Equal(text, AddressSecrets.Cut(text));

    [Fact]
    public void AddressesThatDifferInTheirKey_StayTwo() =>
        Assert.NotEqual(AddressSecrets.Cut("https://portal.example/down?key=one"), AddressSecrets.Cut("https://portal.example/down?key=two"));
}
