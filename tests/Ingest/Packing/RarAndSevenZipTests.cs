using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Packing;

namespace PerfEval.Ingest.Tests.Packing;

public sealed class RarAndSevenZipTests
{
    /// <summary>A file d/报告.txt, a file b.txt and a link to it, packed by CMake.</summary>
    private const string SevenZip = "N3q8ryccAAMfgHtInAAAAAAAAAAiAAAAAAAAACe9e+EAc6USQKdHVQFwi5cysCJJX8ce//y08AAAAIEzB64Pz4CuDA/r6p4BDWIDjdNMQj8Ob0jWVAx/JStuZDeVeW78Xl9wpJhBQilg0BJkcpBhWOqUb3dzthfXfBd7J0yoEMT6+Euy0r9Dtffi6FRDCMrMiZDwVebBrSfu6i1k11T8fLQFp0BKldQhk5t9HiQ59rI6u6vGdwr//4xSgAAXBhgBCYCEAAcLAQABIwMBAQVdAACAAAyA5goBR9RmdQAA";

    /// <summary>b.txt behind a password, and the same with its directory locked too; by 7-Zip.</summary>
    private const string LockedFile = "N3q8ryccAAQkrZMQEAAAAAAAAABiAAAAAAAAALxJEeoKHXPkJMCc2DX/S328UF5oAQQGAAEJEAAHCwEAAiQG8QcBElMP4jykwVxJ5Gz25yMxCCMtByEhAQABAAwIBAAICgGhFIDyAAAFARkBABENAGIALgB0AHgAdAAAABQKAQBp6foIUIDdARUGAQAggKSBAAA=";

    private const string LockedDirectory = "N3q8ryccAAT7qPDngAAAAAAAAAAuAAAAAAAAAAFn3fh+ZgPmUZ4T4RS99BOYAA9EXMBZ9vDMvajv1EoXa4utoZ6BIi1gKv2i9fCjvcR3sKibu8LFoN5NL32qBtNcS+SRbJSTcRlrbjKxTeBtWPuQYwDrKiIKP7BBcbuSxxmD8HHz+x0za4EbWxmazQm2sOjgZQY4oy5trvbGaXQ3MqB7xxcGEAEJcAAHCwEAASQG8QcBElMP1dX04cv2zJyx1/ISiz+QpgxiCgGeoh9lAAA=";

    /// <summary>Thumbs.db, b.txt, d/报告.txt and a link packed as one block, and an empty file; by 7-Zip.</summary>
    private const string OneBlock = "N3q8ryccAAQ1h9sTuAAAAAAAAAAiAAAAAAAAAIYhh94BAA145LmZCueUsgpiLnR4dAAAAIEzB64PzxYxDAfIQ39Bsfr931/lO+58uaDLUxMXaKbd3+AIcr3nvzmQJrGB3V4DoXnCpABvAHbc0YxjL8UXA4l4jp0GrUhXIZAN1+x/iFP9of9/qBBE5uTkhlMUu4ht6Ub0+kt/zHazLyp70+so6RBZ4McXrG5vCPT+Qpbj1xWYjGI4SCDl2A61DQNmsCGMGZMAwe55WSp4yMEPnuMLhM1SQAAAFwYSAQmApgAHCwEAASMDAQEFXQAQAAAMgOYKAdYY8DIAAA==";

    /// <summary>b.txt, and three million zeros behind it in the same block; by 7-Zip.</summary>
    private const string Zeros = "N3q8ryccAAQUCdBIbwIAAAAAAAAhAAAAAAAAADLS5qb/954BcF0Aci5PIKAHBjgg6u77BmkZw3gFjgSDhgNGePLydisTlUfVqsyuAcu+i/FyeBgomcfH+P23JAyHSnMv/lQpiinaqfkomVZGzhGj8mvzzsu/qtETLOfk7/+OcNgnC9bgxt2d/dYleFn4C83/lShGD6n8fN77mjAuVsCPhfODgcBlxCVT+PWRNjEFpbDub8FwTUcM0ZERqq1gHbrOsScYXFmG6WZSWL7pdqxZ5OVbBQj5x9qt/PtSK3TNHlsgQvndUz34KWQJO4DLKmzftTvwxL0uX6oPPktmQpATDv8Qk/hxeFn4C83/lShGD6n8fN77mjAuVsCPhfODgcBlxCVT+PWRNjEFpbDub8FwTUcM0ZERqq1gHbrOsScYXFmG6WZSWL7pdqxZ5OVbBQj5x9qt/PtSK3TNHlsgQvndUz34KWQJO4DLKmzftTvwxL0uX6oPPktmQpATDv8Qk/hxeFn4C83/lShGD6n8fN77mjAuVoJ95jeNzyQAhADsc1On/b6ufDEan7eNMW5wnqcjX+woy4XRlZiKfiqR8id19xnABphNmP3Yr9WQD8QlU/j1kTYxBaWw7m/BcE1HDNGREaqtYB26zrEnGFxZhulmUli+6XasWeTlWwUI+cfarfz7Uit0zR5bIEL53VM9+ClkCTuAyyps37U78MS9KJCMkQAAAACBMweuD9VC3am5xmbajfPt0OFSqK/SmywGpcz2oz3oro3L68/qSiJ+Nndam1OWeD4+8jQHfCK5kD0j5LCzGxgya54EMUoROSLWiihlCx2ex+g8m1ziF1f820tfZD9BswSmwHCM7MAR2AAAABcGggIBCW0ABwsBAAEjAwEBBV0AEAAADHYKATsLXQQAAA==";

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
        Assert.Equal(["d/报告.txt: 甲\n", "b.txt: 乙\n", "link: [unsafe_path]"], Packed.Members(Convert.FromBase64String(SevenZip)));

    [Fact]
    public void OneBlock_IsReadBehindWhatIsPassedOver() =>
        Assert.Equal(["empty.txt: ", "b.txt: 乙\n", "d/报告.txt: 甲\n", "link: [unsafe_path]"], Packed.Members(Convert.FromBase64String(OneBlock)));

    [Fact]
    public void SevenZipBehindAPassword_IsRejectedByFileOrAsAWhole()
    {
        Assert.Equal(["b.txt: [password]"], Packed.Members(Convert.FromBase64String(LockedFile)));
        Assert.Equal([": [password]"], Packed.Members(Convert.FromBase64String(LockedDirectory)));
    }

    [Fact]
    public void FlippedBitIn7z_IsDamaged_AndWhatIsBehindItIsSaidToBeMissing()
    {
        var flipped = Convert.FromBase64String(SevenZip);
        flipped[40] ^= 1;

        Assert.Equal(["d/报告.txt: 甲\n", "b.txt: [damaged]", ": [damaged]"], Packed.Members(flipped));
    }

    [Fact]
    public void Limits_HoldAsInOtherArchives()
    {
        var zeros = Convert.FromBase64String(Zeros);

        Assert.Equal(["b.txt: 乙\n", "zero.bin: [zip_bomb]"], Packed.Members(zeros));
        Assert.Equal(["b.txt: 乙\n", "zero.bin: [too_large]"], Packed.Members(zeros, new ReaderLimits { MaxFileBytes = 100, MaxRatio = 100_000 }));
        Assert.Equal(["b.txt: 乙\n", "zero.bin: [zip_bomb]"], Packed.Members(zeros, new ReaderLimits { MaxUnpackedBytes = 100, MaxRatio = 100_000 }));
        Assert.Equal(["b.txt: 乙\n", "zero.bin: [zip_bomb]"], Packed.Members(zeros, new ReaderLimits { MaxArchiveEntries = 1 }));
    }

    [Fact]
    public void SlowUnpacking_IsStopped() =>
        Assert.Contains(": [too_slow]", Packed.Members(Convert.FromBase64String(Zeros), new ReaderLimits { MaxTime = TimeSpan.Zero }));

    [Fact]
    public void Cancellation_EndsTheUnpacking() =>
        Assert.Throws<OperationCanceledException>(() =>
            new ArchiveExpander().Expand(Convert.FromBase64String(Zeros), new ReaderLimits(), new CancellationToken(canceled: true)).Count());

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
