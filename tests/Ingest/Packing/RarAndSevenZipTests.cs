using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Packing;

namespace PerfEval.Ingest.Tests.Packing;

public sealed class RarAndSevenZipTests
{
    [Fact]
    public void RarMembers_AreReadOrRejectedByName() =>
        Assert.Equal(
            [
                "清河县/自评报告.txt: 合计 1444.37", "../evil.txt: [unsafe_path]", "C:/win.txt: [unsafe_path]", "dup.txt: 1",
                "sec.txt: [password]", "bad.txt: [damaged]", "dup.txt#2: 22",
            ],
            Packed.Members(Packed.Rar(
                ("清河县\\自评报告.txt", "合计 1444.37", RarFault.None), ("..\\evil.txt", "x", RarFault.None), ("C:\\win.txt", "x", RarFault.None),
                ("Thumbs.db", "x", RarFault.None), ("dup.txt", "1", RarFault.None), ("sec.txt", "secretsecret1234", RarFault.Password),
                ("bad.txt", "abc", RarFault.Checksum), ("dup.txt", "22", RarFault.None))));

    [Fact]
    public void RarThatWasCutOff_GivesWhatIsWholeAndSaysSo()
    {
        var rar = Packed.Rar(("a.txt", "1", RarFault.None), ("b.txt", new string('x', 500), RarFault.None));

        Assert.Equal(["a.txt: 1", "b.txt: [damaged]"], Packed.Members(rar[..^200]));
        Assert.Equal(["a.txt: 1", ": [damaged]"], Packed.Members(rar[..^520]));
    }

    [Fact]
    public void Rar5Members_AreReadOrRejectedByName() =>
        Assert.Equal(
            ["县/报告.txt: 甲", "link: [unsafe_path]", "bad.txt: [damaged]", "z.txt: 乙", "part.txt: [one_volume]"],
            Packed.Members(Packed.Rar5(
                ("县/报告.txt", "甲", RarFault.None), ("link", "z.txt", RarFault.Link), ("bad.txt", "abc", RarFault.Checksum),
                ("z.txt", "乙", RarFault.None), ("part.txt", "ab", RarFault.Split))));

    [Fact]
    public void Rar5WithALockedDirectory_NeedsAPassword() =>
        Assert.Equal([": [password]"], Packed.Members(Packed.Rar5LockedDirectory()));

    [Fact]
    public void SevenZip_IsReadAndItsLinkRejected() =>
        Assert.Equal(["d/报告.txt: 甲\n", "b.txt: 乙\n", "link: [unsafe_path]"], Packed.Members(Convert.FromBase64String(SevenZipSamples.TwoBlocks)));

    [Fact]
    public void OneBlock_IsReadBehindWhatIsPassedOver() =>
        Assert.Equal(["empty.txt: ", "b.txt: 乙\n", "d/报告.txt: 甲\n", "link: [unsafe_path]"], Packed.Members(Convert.FromBase64String(SevenZipSamples.OneBlock)));

    [Fact]
    public void SevenZipBehindAPassword_IsRejectedByFileOrAsAWhole()
    {
        Assert.Equal(["b.txt: [password]"], Packed.Members(Convert.FromBase64String(SevenZipSamples.LockedFile)));
        Assert.Equal([": [password]"], Packed.Members(Convert.FromBase64String(SevenZipSamples.LockedDirectory)));
    }

    [Fact]
    public void FlippedBitIn7z_IsDamaged_AndWhatIsBehindItIsSaidToBeMissing()
    {
        var flipped = Convert.FromBase64String(SevenZipSamples.TwoBlocks);
        flipped[40] ^= 1;

        Assert.Equal(["d/报告.txt: 甲\n", "b.txt: [damaged]", ": [damaged]"], Packed.Members(flipped));
    }

    [Fact]
    public void Limits_HoldAsInOtherArchives()
    {
        var zeros = Convert.FromBase64String(SevenZipSamples.Zeros);

        Assert.Equal(["b.txt: 乙\n", "zero.bin: [zip_bomb]"], Packed.Members(zeros));
        Assert.Equal(["b.txt: 乙\n", "zero.bin: [too_large]"], Packed.Members(zeros, new ReaderLimits { MaxFileBytes = 100, MaxRatio = 100_000 }));
        Assert.Equal(["b.txt: 乙\n", "zero.bin: [zip_bomb]"], Packed.Members(zeros, new ReaderLimits { MaxUnpackedBytes = 100, MaxRatio = 100_000 }));
        Assert.Equal(["b.txt: 乙\n", "zero.bin: [zip_bomb]"], Packed.Members(zeros, new ReaderLimits { MaxArchiveEntries = 1 }));
    }

    /// <summary>More files than anybody has, in the three lengths of such a number, and in counts that stand before that of the files.</summary>
    [Theory]
    [InlineData(new byte[] { 1, 5, 0xF0, 0xFF, 0xFF, 0xFF, 0x7F }, "zip_bomb")]
    [InlineData(new byte[] { 1, 5, 0xC0, 0xFF, 0xFF }, "damaged")]
    [InlineData(new byte[] { 1, 5, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F }, "zip_bomb")]
    [InlineData(new byte[] { 1, 5, 0xA0, 0x01 }, "damaged")]
    [InlineData(new byte[] { 1, 4, 6, 0, 0xF0, 0xFF, 0xFF, 0xFF, 0x7F, 9 }, "damaged")]
    [InlineData(new byte[] { 1, 4, 7, 11, 0xF0, 0xFF, 0xFF, 0xFF, 0x7F, 0 }, "damaged")]
    [InlineData(new byte[] { 1, 4, 7, 11, 1, 0, 0xF0, 0xFF, 0xFF, 0xFF, 0x7F }, "damaged")]
    [InlineData(new byte[] { 1, 4, 7, 11, 1, 0, 1, 0x11, 0, 0xF0, 0xFF, 0xFF, 0xFF, 0x7F, 0xF0, 0xFF, 0xFF, 0xFF, 0x7F }, "damaged")]
    [InlineData(new byte[] { 1, 4, 7, 11, 1, 0, 1, 0, 12, 5, 0, 8, 13, 0xF0, 0xFF, 0xFF, 0xFF, 0x7F, 0 }, "damaged")]
    [InlineData(new byte[] { 1, 2, 5, 0xF0, 0xFF, 0xFF, 0xFF, 0x7F }, "damaged")]
    // A decoder that asks for four gigabytes; a directory that unpacks to one.
    [InlineData(new byte[] { 1, 4, 7, 11, 1, 0, 1, 0x23, 3, 1, 1, 5, 0x5D, 0xFF, 0xFF, 0xFF, 0xFF, 12, 5, 0, 0 }, "zip_bomb")]
    [InlineData(new byte[] { 1, 4, 7, 11, 1, 0, 1, 0x21, 0x21, 1, 40, 12, 5, 0, 0 }, "zip_bomb")]
    [InlineData(new byte[] { 23, 6, 0, 1, 9, 5, 0, 7, 11, 1, 0, 1, 0x23, 3, 1, 1, 5, 0x5D, 0, 0, 1, 0, 12, 0xF0, 0, 0, 0, 0x40, 0, 0 }, "zip_bomb")]
    public void DirectoryThatAnnouncesTooMuch_IsNotBelieved(byte[] directory, string code) =>
        Assert.Equal([$": [{code}]"], Packed.Members(Packed.SevenZip(directory)));

    [Fact]
    public void SlowUnpacking_IsStopped() =>
        Assert.Contains(": [too_slow]", Packed.Members(Convert.FromBase64String(SevenZipSamples.Zeros), new ReaderLimits { MaxTime = TimeSpan.Zero }));

    [Fact]
    public void Cancellation_EndsTheUnpacking() =>
        Assert.Throws<OperationCanceledException>(() =>
            new ArchiveExpander().Expand(Convert.FromBase64String(SevenZipSamples.Zeros), new ReaderLimits(), new CancellationToken(canceled: true)).Count());

    [Theory]
    [InlineData("Rar!\x1a\x07\0")]
    [InlineData("Rar!\x1a\x07\x01\0")]
    [InlineData("7z\xbc\xaf'\x1c")]
    public void Garbage_IsDamaged(string signature) =>
        Assert.Equal([": [damaged]"], Packed.Members([.. signature.Select(c => (byte)c), .. new byte[300]]));

    [Fact]
    public void NestedRar_IsOpened() =>
        Assert.Equal(["inner.rar!a.txt: 1"], Packed.Members(Packed.Zip(("inner.rar", Packed.Rar(("a.txt", "1", RarFault.None))))));
}
