using PerfEval.Ingest.Archives;
using PerfEval.Ingest.Readers;

namespace PerfEval.Ingest.Tests.Archives;

public sealed class UnarTests
{
    /// <summary>A file d/报告.txt, a file b.txt and a link to it, packed by CMake.</summary>
    private const string SevenZip = "N3q8ryccAAMfgHtInAAAAAAAAAAiAAAAAAAAACe9e+EAc6USQKdHVQFwi5cysCJJX8ce//y08AAAAIEzB64Pz4CuDA/r6p4BDWIDjdNMQj8Ob0jWVAx/JStuZDeVeW78Xl9wpJhBQilg0BJkcpBhWOqUb3dzthfXfBd7J0yoEMT6+Euy0r9Dtffi6FRDCMrMiZDwVebBrSfu6i1k11T8fLQFp0BKldQhk5t9HiQ59rI6u6vGdwr//4xSgAAXBhgBCYCEAAcLAQABIwMBAQVdAACAAAyA5goBR9RmdQAA";

    [ToolFact("unar")]
    public void RarMembers_AreReadOrRejectedByName() =>
        Assert.Equal(
            [
                "../evil.txt: [unsafe_path]", "C:/win.txt: [unsafe_path]", "sec.txt: [password]",
                "清河县/自评报告.txt: 合计 1444.37", "dup.txt: 1", "bad.txt: [damaged]", "dup.txt#2: 22",
            ],
            Packed.Members(Packed.Rar(
                ("清河县\\自评报告.txt", "合计 1444.37", RarFault.None), ("..\\evil.txt", "x", RarFault.None), ("C:\\win.txt", "x", RarFault.None),
                ("Thumbs.db", "x", RarFault.None), ("dup.txt", "1", RarFault.None), ("sec.txt", "secretsecret1234", RarFault.Password),
                ("bad.txt", "abc", RarFault.Checksum), ("dup.txt", "22", RarFault.None))));

    [ToolFact("unar")]
    public void RarThatWasCutOff_GivesWhatIsWholeAndSaysSo()
    {
        var rar = Packed.Rar(("a.txt", "1", RarFault.None), ("b.txt", new string('x', 500), RarFault.None));

        Assert.Equal(["a.txt: 1", "b.txt: [damaged]"], Packed.Members(rar[..^200]));
        Assert.Equal(["a.txt: 1", ": [damaged]"], Packed.Members(rar[..^520]));
    }

    [ToolFact("unar")]
    public void SevenZip_IsReadAndItsLinkRejected() =>
        Assert.Equal(["link: [unsafe_path]", "d/报告.txt: 甲\n", "b.txt: 乙\n"], Packed.Members(Convert.FromBase64String(SevenZip)));

    [ToolFact("unar")]
    public void Garbage_IsDamaged() =>
        Assert.Equal([": [damaged]"], Packed.Members([.. "Rar!\x1a\x07\0"u8, .. new byte[300]]));

    [ToolFact("unar")]
    public void NestedRar_IsOpened() =>
        Assert.Equal(["inner.rar!a.txt: 1"], Packed.Members(Packed.Zip(("inner.rar", Packed.Rar(("a.txt", "1", RarFault.None))))));

    [Fact]
    public void ToolThatHangs_IsStoppedAndLeavesNothing()
    {
        var folder = Directory.CreateTempSubdirectory("perfeval-test-");
        try
        {
            var hanging = $"sleep 98764.{Environment.ProcessId}";
            Script.Write(folder, "lsar", $"{hanging} & wait");
            var expander = new ArchiveExpander([new UnarFormat(Path.Combine(folder.FullName, "unar"))]);
            var limits = new ReaderLimits { MaxTime = TimeSpan.FromMilliseconds(500) };

            Assert.Equal("too_slow", Assert.Single(expander.Expand(Packed.Rar(), limits, CancellationToken.None)).Problem?.Code);
            Assert.Empty(Leftovers.Processes(hanging.Replace(' ', '\0')));
            Assert.Empty(Leftovers.Folders("unar"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void MissingTool_RejectsTheArchiveWithThePackageToInstall()
    {
        var expander = new ArchiveExpander([new ZipFormat(), new UnarFormat(null)]);
        var member = Assert.Single(expander.Expand(Packed.Rar(("a.txt", "1", RarFault.None)), new ReaderLimits(), CancellationToken.None));

        Assert.Equal("missing_tool", member.Problem?.Code);
        Assert.Contains("unar", member.Problem?.English, StringComparison.Ordinal);
    }
}
