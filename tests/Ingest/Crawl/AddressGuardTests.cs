using System.Net;
using FsCheck;
using FsCheck.Fluent;
using PerfEval.Ingest.Crawl.Http;

namespace PerfEval.Ingest.Tests.Crawl;

public sealed class AddressGuardTests
{
    [Theory]
    [InlineData(
        "0.0.0.0"), InlineData(
            "10.255.255.255"), InlineData("100.64.0.1"), InlineData("127.8.9.1"), InlineData("169.254.169.254"), InlineData("172.31.255.255")]
    [InlineData(
        "192.168.1.1"), InlineData("192.0.2.1"), InlineData("198.19.0.1"), InlineData("203.0.113.9"), InlineData("224.0.0.1"), InlineData("255.255.255.255")]
    [InlineData(
        "::"), InlineData(
            "::1"), InlineData("::ffff:127.0.0.1"), InlineData("::ffff:10.0.0.1"), InlineData("::7f00:1"), InlineData("fe80::1"), InlineData("fc00::1")]
    [InlineData(
        "ff02::1"), InlineData(
            "64:ff9b::7f00:1"), InlineData("2001:db8::1"), InlineData("2002:7f00:1::"), InlineData("2001::1"), InlineData("3fff::1"), InlineData("5f00::1")]
    public void SpecialAddress_IsRefused(string address) => Assert.False(AddressGuard.Permits(IPAddress.Parse(address), local: false));

    [Theory]
    [InlineData(
        "1.1.1.1"), InlineData(
            "172.32.0.1"), InlineData("100.128.0.1"), InlineData("223.255.255.254"), InlineData("2400:3200::1"), InlineData("::ffff:1.1.1.1")]
    public void GlobalAddress_IsPermitted(string address) => Assert.True(AddressGuard.Permits(IPAddress.Parse(address), local: false));

    [Theory]
    [InlineData("127.0.0.1", true), InlineData("10.1.2.3", true), InlineData("::1", true), InlineData("fd00::1", true), InlineData("::ffff:127.0.0.1", true)]
    [InlineData("169.254.169.254", false), InlineData("fe80::1", false), InlineData("0.0.0.0", false), InlineData("224.0.0.1", false)]
    public void LocalSource_MayUseItsOwnNetworkOnly(string address, bool permitted) =>
        Assert.Equal(permitted, AddressGuard.Permits(IPAddress.Parse(address), local: true));

    [Fact]
    public void MappedAddress_IsJudgedAsTheOneInside() =>
        Prop.ForAll(Gen.Choose(0, 255).ArrayOf(4).ToArbitrary(), parts =>
        {
            var plain = new IPAddress([.. parts.Select(part => (byte)part)]);
            return AddressGuard.Permits(plain, local: false) == AddressGuard.Permits(plain.MapToIPv6(), local: false)
                && (!AddressGuard.Permits(plain, local: false) || AddressGuard.Permits(plain, local: true));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void AddressOutsideGlobalUnicast_IsNeverPermitted() =>
        Prop.ForAll(Gen.Choose(0, 255).ArrayOf(16).ToArbitrary(), parts =>
        {
            var address = new IPAddress([.. parts.Select(part => (byte)part)]);
            return (parts[0] >> 5) == 1 || address.IsIPv4MappedToIPv6 || !AddressGuard.Permits(address, local: false);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Theory]
    [InlineData("http://portal.example/x", true)]
    [InlineData("https://PORTAL.example/x", true)]
    [InlineData("http://portal.example:8080/x", false)]
    [InlineData("http://portal.example.evil.example/", false)]
    [InlineData("http://evil-portal.example/", false)]
    [InlineData("http://portal.example@evil.example/", false)]
    [InlineData("http://user@portal.example/", false)]
    [InlineData("http://portal.example./", false)]
    [InlineData("ftp://portal.example/x", false)]
    [InlineData("http://other.example:8082/x", true)]
    [InlineData("http://other.example/x", false)]
    [InlineData("http://xn--fiq228c.example/", true)]
    [InlineData("http://中文.example/", true)]
    public void AllowedHosts_CompareWholeNamesAndPorts(string address, bool permitted) =>
        Assert.Equal(permitted, new AllowedHosts(["portal.example", "other.example:8082", "中文.example"]).Permit(new Uri(address)));

    [Theory]
    [InlineData(
        "*.example"), InlineData("portal.example/path"), InlineData(""), InlineData("a b"), InlineData("user@portal.example"), InlineData("portal.example.")]
    public void NoHost_IsNoEntry(string entry) => Assert.Null(AllowedHosts.Normal(entry));
}
