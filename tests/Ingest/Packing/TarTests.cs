using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Packing;

namespace PerfEval.Ingest.Tests.Packing;

public sealed class TarTests
{
    [Fact]
    public void Members_ComeWithTheirPaths() =>
        Assert.Equal(["甲/a.txt: 1", "b.txt: 2"], Packed.Members(Tar(("./甲/a.txt", "1"), (".DS_Store", "x"), ("b.txt", "2"))));

    [Fact]
    public void PackedTar_IsOpenedTwice() =>
        Assert.Equal(["content!a.txt: 1"], Packed.Members(Gzip(Tar(("a.txt", "1")))));

    [Fact]
    public void PackedFile_IsAMember() => Assert.Equal(["content: 预算"], Packed.Members(Gzip(Encoding.UTF8.GetBytes("预算"))));

    [Fact]
    public void PackedFile_HasTheNameItHadBefore()
    {
        var bytes = Gzip("1"u8.ToArray());
        bytes[3] |= 8;

        Assert.Equal(["自评.txt: 1"], Packed.Members([.. bytes[..10], .. "自评.txt\0"u8, .. bytes[10..]]));
        Assert.Equal(["content: 1"], Packed.Members([.. bytes[..10], 0, .. bytes[10..]]));

        // A field before the name, six bytes with its length.
        bytes[3] |= 4;
        Assert.Equal(["content: 1"], Packed.Members([.. bytes[..10], 4, 0, 65, 66, 0, 0, .. "自评.txt\0"u8, .. bytes[10..]]));
    }

    [Fact]
    public void WrongChecksumOrLength_IsDamaged()
    {
        var bytes = Gzip("1"u8.ToArray());

        Assert.Equal(["content: [damaged]"], Packed.Members([.. bytes[..^8], (byte)(bytes[^8] ^ 1), .. bytes[^7..]]));
        Assert.Equal(["content: [damaged]"], Packed.Members([.. bytes[..^1], 1]));
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("/etc/evil.txt")]
    public void NameThatLeavesTheArchive_IsRejectedByName(string name) =>
        Assert.Equal([$"{name}: [unsafe_path]", "good.txt: 1"], Packed.Members(Tar((name, "x"), ("good.txt", "1"))));

    [Fact]
    public void Link_IsRejected()
    {
        using var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, leaveOpen: true))
            tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "report.docx") { LinkName = "/etc/passwd" });

        Assert.Equal(["report.docx: [unsafe_path]"], Packed.Members(bytes.ToArray()));
    }

    [Theory]
    [InlineData('S', "不支持的条目类型")]
    [InlineData('\0', "不可能的长度")]
    public void WhatTheFrameworkThrows_IsSaidPlainly(char type, string reason)
    {
        var tar = Tar(("a.txt", "1"));
        if (type != '\0')
            tar[156] = (byte)type;
        else
            // A size that no 64 bits hold.
            new byte[] { 0x80, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF }.CopyTo(tar, 124);
        tar.AsSpan(148, 8).Fill((byte)' ');
        Encoding.ASCII.GetBytes(Convert.ToString(tar.AsSpan(0, 512).ToArray().Sum(b => b), 8).PadLeft(6, '0') + "\0 ").CopyTo(tar, 148);

        var problem = Assert.Single(new ArchiveExpander().Expand(tar, new ReaderLimits(), default)).Problem!;

        Assert.Contains(reason, problem.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void TooLittleMemory_IsABomb() =>
        Assert.Equal("zip_bomb", Rejections.UnpackingFailed(Formats.Zip, new InsufficientMemoryException()).Code);

    [Fact]
    public void BombInGzip_IsStopped() => Assert.Equal(["content: [zip_bomb]"], Packed.Members(Gzip(new byte[20 << 20])));

    [Fact]
    public void CutOffGzip_IsDamaged()
    {
        var random = new byte[5000];
        new Random(3).NextBytes(random);

        Assert.Equal(["content: [damaged]"], Packed.Members(Gzip(random)[..3000]));
    }

    [Fact]
    public void CutOffTar_NamesWhatIsDamaged()
    {
        var tar = Tar(("a.txt", "1"), ("b.txt", new string('2', 4000)));

        Assert.Contains("[damaged]", Packed.Members(tar[..2600])[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sparse")]
    [InlineData("overflow")]
    [InlineData("negative")]
    [InlineData("link")]
    [InlineData("extended")]
    public void HeaderThatMakesNoSense_IsDamaged_AndWhatCameBeforeIsRead(string fault)
    {
        var tar = Tar(TarEntryFormat.Gnu, ("a.txt", "1"), ("b.txt", "2"));
        var second = tar.AsSpan(tar.AsSpan().LastIndexOf("ustar"u8) - 257, 512);
        switch (fault)
        {
            case "sparse":
                second[156] = (byte)'S';
                break;
            case "overflow":
                second.Slice(124, 12).Fill(0x7F);
                second[124] = 0x80;
                break;
            case "negative":
                second.Slice(124, 12).Fill(0xFF);
                break;
            case "link":
                second[156] = (byte)'2';
                break;
            default:
                second[156] = (byte)'x';
                break;
        }

        Seal(second);
        var members = Packed.Members(tar);

        Assert.Equal("a.txt: 1", members[0]);
        Assert.Matches(@"\[(damaged|unsafe_path)\]$", members[^1]);
    }

    private static void Seal(Span<byte> header)
    {
        header.Slice(148, 8).Fill((byte)' ');
        var sum = 0;
        foreach (var value in header)
            sum += value;
        Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(header[148..]);
    }

    private static byte[] Tar(params (string Name, string Text)[] files) => Tar(TarEntryFormat.Pax, files);

    private static byte[] Tar(TarEntryFormat format, params (string Name, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                var data = new MemoryStream(Encoding.UTF8.GetBytes(text));
                tar.WriteEntry(format == TarEntryFormat.Gnu
                    ? new GnuTarEntry(TarEntryType.RegularFile, name) { DataStream = data }
                    : new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = data });
            }
        }

        return bytes.ToArray();
    }

    private static byte[] Gzip(byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(content);
        return bytes.ToArray();
    }
}
