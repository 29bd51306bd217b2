using System.Text;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Packing;
using PerfEval.Ingest.Tests.Readers.Docx;

namespace PerfEval.Ingest.Tests.Packing;

public sealed class ZipTests
{
    private static readonly Encoding s_gbk = CodePagesEncodingProvider.Instance.GetEncoding("GBK")!;

    [Fact]
    public void Members_ComeWithTheirPaths() =>
        Assert.Equal(["甲/a.txt: 1", "b.txt: 2"], Packed.Members(Packed.Zip(("甲/", []), ("甲/a.txt", "1"u8.ToArray()), ("b.txt", "2"u8.ToArray()))));

    [Theory]
    [InlineData("清河县2023年度绩效自评报告.docx")]
    [InlineData("一.docx")]
    [InlineData("附件1：自评表（联通）.doc")]
    public void NamesInGbk_AreRead(string name) => Assert.Equal([$"{name}: 1"], Packed.Members(Packed.Zip(s_gbk, (name, "1"u8.ToArray()))));

    [Fact]
    public void NamesInUnmarkedUtf8_AreRead()
    {
        var zip = Packed.Zip(Encoding.Latin1, (Encoding.Latin1.GetString("县级自评表.txt"u8), "1"u8.ToArray()));

        Assert.Equal(["县级自评表.txt: 1"], Packed.Members(zip));
    }

    [Fact]
    public void NestedArchives_AreOpenedToTheLimit()
    {
        var third = Packed.Zip(("deep.txt", "3"u8.ToArray()));
        var second = Packed.Zip(("c.txt", "2"u8.ToArray()), ("third.zip", third));

        Assert.Equal(
            ["sub/b.zip!c.txt: 2", "sub/b.zip!third.zip: [archive_depth]", "d.txt: 1"],
            Packed.Members(Packed.Zip(("sub/b.zip", second), ("d.txt", "1"u8.ToArray()))));
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("a/../../evil.txt")]
    [InlineData("..\\evil.txt")]
    [InlineData("/etc/evil.txt")]
    [InlineData("C:\\evil.txt")]
    [InlineData("link.txt")]
    public void NameThatLeavesTheArchive_IsRejectedByName(string name) =>
        Assert.Equal(
            [$"{name.Replace('\\', '/')}: [unsafe_path]", "good.txt: 1"],
            Packed.Members(Packed.Zip((name, "x"u8.ToArray()), ("good.txt", "1"u8.ToArray()))));

    [Theory]
    [InlineData("../evil.txt", "指向上级目录", "it leads out of the archive")]
    [InlineData("/etc/evil.txt", "绝对路径", "an absolute path")]
    [InlineData("C:\\evil.txt", "带盘符的路径", "a path with a drive letter")]
    [InlineData("link.txt", "链接", "a symbolic link")]
    public void UnsafeName_IsExplainedInEachLanguageAlone(string name, string chinese, string english)
    {
        var member = Assert.Single(new ArchiveExpander().Expand(Packed.Zip((name, "x"u8.ToArray())), new ReaderLimits(), CancellationToken.None));

        Assert.Equal($"压缩包内的文件名不安全：{chinese}。", member.Problem?.Chinese);
        Assert.Equal($"The name inside the archive is not safe: {english}.", member.Problem?.English);
    }

    [Fact]
    public void DuplicateNames_AreKeptApart()
    {
        var members = new ArchiveExpander().Expand(
            Packed.Zip(("a.txt", "1"u8.ToArray()), ("a.txt", "2"u8.ToArray()), ("a.txt#2", "3"u8.ToArray())), new ReaderLimits(), CancellationToken.None)
            .ToList();

        Assert.Equal(["a.txt", "a.txt#2", "a.txt#2#2"], members.Select(member => member.Name));
        Assert.Equal("a.txt", members[1].FileName);
    }

    [Fact]
    public void WhatSystemsLeaveBehind_IsPassedOver() =>
        Assert.Equal(
            ["a.txt: 1"],
            Packed.Members(Packed.Zip(
                ("__MACOSX/._a.txt", "x"u8.ToArray()), ("Thumbs.db", "x"u8.ToArray()), (".git/a", "x"u8.ToArray()), ("~$a.docx", "x"u8.ToArray()),
                ("a.txt", "1"u8.ToArray()))));

    [Fact]
    public void ArchiveOfNothing_IsRejected()
    {
        Assert.Equal([": [empty_archive]"], Packed.Members(Packed.Zip()));
        Assert.Equal([": [empty_archive]"], Packed.Members(Packed.Zip((".DS_Store", "x"u8.ToArray()))));
    }

    [Fact]
    public void EncryptedMember_NeedsAPassword_AndTheOthersAreRead()
    {
        var zip = Packed.Zip(("a.txt", "1"u8.ToArray()), ("b.txt", "2"u8.ToArray()));
        zip[Find(zip, "PK\x01\x02"u8) + 8] |= 1;

        Assert.Equal(["a.txt: [password]", "b.txt: 2"], Packed.Members(zip));
    }

    [Fact]
    public void DamagedMember_IsRejectedAndTheOthersAreRead()
    {
        var zip = Packed.Zip(("a.txt", "1"u8.ToArray()), ("b.txt", "2"u8.ToArray()));
        zip[Find(zip, "a.txt"u8) + 5] ^= 0xFF;

        Assert.Equal(["a.txt: [damaged]", "b.txt: 2"], Packed.Members(zip));
    }

    [Fact]
    public void ArchiveThatWasCutOff_GivesWhatIsWholeAndSaysSo()
    {
        var text = new string('甲', 5000);
        var zip = Packed.Zip(("a.txt", Encoding.UTF8.GetBytes(text)), ("b.txt", "2"u8.ToArray()), ("c.txt", "3"u8.ToArray()));
        var cut = zip[..(Find(zip, "c.txt"u8) + 6)];

        Assert.Equal([$"a.txt: {text}", "b.txt: 2", "c.txt: [damaged]", ": [damaged]"], Packed.Members(cut));
    }

    [Fact]
    public void HeaderThatReachesIntoTheNext_IsDamaged_AndTheOthersAreRead()
    {
        var zip = Packed.Zip(("a.txt", "1"u8.ToArray()), ("b.txt", "2"u8.ToArray()), ("c.txt", "3"u8.ToArray()));
        var cut = zip[..Find(zip, "PK\x01\x02"u8)];
        // Length of the name's and of the extra field of the first header.
        foreach (var field in new[] { 26, 28 })
        {
            var hostile = cut.ToArray();
            hostile[field] = 90;

            Assert.Equal(["b.txt: 2", "c.txt: 3", ": [damaged]"], Packed.Members(hostile)[^3..]);
        }

        cut[^5] = 0xFF;
        Assert.Equal(": [damaged]", Packed.Members(cut)[^1]);
    }

    [Fact]
    public void MoreThanTheLimits_IsNamed()
    {
        var large = new byte[3 << 20];
        var zip = Packed.Zip(("a.txt", "1"u8.ToArray()), ("large.txt", large), ("b.txt", "2"u8.ToArray()));

        Assert.Equal(["a.txt: 1", "large.txt: [zip_bomb]", "b.txt: 2"], Packed.Members(zip));
        Assert.Equal([": [zip_bomb]"], Packed.Members(zip, new ReaderLimits { MaxArchiveEntries = 2 }));
        Assert.Equal(["a.txt: 1", "large.txt: [too_large]", "b.txt: 2"], Packed.Members(zip, new ReaderLimits { MaxRatio = 100_000, MaxFileBytes = 2 << 20 }));
        Assert.Equal(
            ["a.txt: 1", "large.txt: [zip_bomb]", "b.txt: 2"], Packed.Members(zip, new ReaderLimits { MaxRatio = 100_000, MaxUnpackedBytes = 2 << 20 }));
    }

    [Fact]
    public void LimitsHoldForNestedArchivesTogether()
    {
        var inner = Packed.Zip(("1", "x"u8.ToArray()), ("2", "x"u8.ToArray()));

        Assert.Equal(
            ["a.zip!1: x", "a.zip!2: x", "b.zip!1: [zip_bomb]", "b.zip!2: [zip_bomb]"],
            Packed.Members(Packed.Zip(("a.zip", inner), ("b.zip", inner)), new ReaderLimits { MaxArchiveEntries = 4 }));
    }

    [Fact]
    public void WhatLiesBehindALimit_IsOneLineWithItsNumber()
    {
        var inner = Packed.Zip([.. Enumerable.Range(0, 30).Select(number => ($"{number}", "x"u8.ToArray()))]);
        var members = new ArchiveExpander().Expand(
            Packed.Zip([.. Enumerable.Range(0, 9).Select(number => ($"{number}.zip", inner))]), new ReaderLimits { MaxArchiveEntries = 50 },
            CancellationToken.None).ToList();

        Assert.Equal(48, members.Count(member => member.Problem is null));
        // The rest of the second inner archive, and seven archives that were not opened.
        Assert.Equal(11, members.Count(member => member.Problem is not null));
        Assert.Equal(("", "zip_bomb"), (members[^1].Name, members[^1].Problem!.Code));
        Assert.StartsWith("其余 9 个文件未读入", members[^1].Problem!.Chinese, StringComparison.Ordinal);
        Assert.StartsWith("9 more files were not read", members[^1].Problem!.English, StringComparison.Ordinal);
    }

    [Fact]
    public void ReasonsOfOneKind_AreNamedTenTimes_AndThenCounted()
    {
        var zip = Packed.Zip([.. Enumerable.Range(0, 25).Select(_ => ("../evil.txt", "x"u8.ToArray())), ("good.txt", "1"u8.ToArray())]);
        var members = new ArchiveExpander().Expand(zip, new ReaderLimits(), CancellationToken.None).ToList();

        Assert.Equal(12, members.Count);
        Assert.Equal("../evil.txt#10", members[9].Name);
        Assert.Equal("good.txt", members[10].Name);
        Assert.Equal(("", "unsafe_path"), (members[11].Name, members[11].Problem!.Code));
        Assert.StartsWith("其余 15 个文件未读入", members[11].Problem!.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void BytesThatAreUnpackedAndRefused_CountAgainstTheWhole()
    {
        // Each unpacks to one MiB beyond what its ratio allows, and is not kept.
        var bomb = new byte[3 << 20];
        var zip = Packed.Zip([.. Enumerable.Range(0, 200).Select(number => ($"{number}.txt", bomb))]);
        var members = new ArchiveExpander().Expand(zip, new ReaderLimits(), CancellationToken.None).ToList();

        // Ten files for their ratio, ten behind the bound, and one line for the others of each.
        Assert.Equal(21, members.Count);
        Assert.Contains("far more bytes come out of it than its size allows", members[^1].Problem!.English, StringComparison.Ordinal);
    }

    [Fact]
    public void MoreProcessorTimeThanTheLimit_EndsTheWholeArchive_ForGood()
    {
        var zip = Packed.Zip(("a.txt", "1"u8.ToArray()), ("b.txt", "2"u8.ToArray()));

        var members = new ArchiveExpander().Expand(zip, new ReaderLimits { MaxTime = TimeSpan.Zero }, CancellationToken.None).ToList();

        Assert.Equal(2, members.Count);
        Assert.All(members, member => Assert.Equal(("too_slow", false), (member.Problem!.Code, Rejections.IsOfThisMachine(member.Problem))));
    }

    [Fact]
    public void PackagesOfDocuments_AreNoArchives()
    {
        var docx = DocxFile.With(DocxFile.P("甲"));
        var archives = new ArchiveExpander();

        Assert.False(archives.IsArchive(docx));
        Assert.False(archives.IsArchive(docx.AsSpan(0, docx.Length / 2)));
        Assert.False(archives.IsArchive(DocxFile.Zip([("xl/workbook.xml", "x")])));
        Assert.False(archives.IsArchive(DocxFile.Zip([("OFD.xml", "x")])));
        Assert.True(archives.IsArchive(Packed.Zip(("word/a.docx", docx), ("b.docx", docx))));
    }

    [Fact]
    public void ControlCharactersInNames_DoNotReachTheTerminal() =>
        Assert.Equal(["a\uFFFD[31m.txt: 1"], Packed.Members(Packed.Zip(("a\u001b[31m.txt", "1"u8.ToArray()))));

    private static int Find(byte[] bytes, ReadOnlySpan<byte> what) => bytes.AsSpan().IndexOf(what);
}
