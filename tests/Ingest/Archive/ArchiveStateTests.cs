using PerfEval.Ingest.Archive.Journal;

namespace PerfEval.Ingest.Tests.Archive;

public sealed class ArchiveStateTests : IDisposable
{
    private readonly ArchiveFolder _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public void Document_HasWhatListingAndSourceSayOfIt()
    {
        _archive.Append(
            new SourceVisit { At = ArchiveFolder.Night, Run = "run-0", Source = "portal", Portal = "某县人民政府", DivisionCode = "430423" },
            ArchiveFolder.Listed("2023年度自评报告"), ArchiveFolder.Stored("aa"));

        var document = Assert.Single(_archive.Reopened().Documents);

        Assert.Equal(("某县人民政府", "430423", "2023年度自评报告", "报告.docx"), (document.Portal, document.DivisionCode, document.Title, document.Name));
        Assert.Equal((new DateOnly(2024, 8, 30), ArchiveFolder.Night, true), (document.PublishedOn, document.FetchedAt, document.Current));
    }

    [Theory]
    [InlineData("https://p.example/down?f=%E8%A1%A8.xls", "down")]
    [InlineData("https://p.example/a/%E6%8A%A5%E5%91%8A+1.pdf", "报告+1.pdf")]
    [InlineData("/data/in/报告.docx", "报告.docx")]
    public void Name_IsTheLastPartOfTheAddress(string address, string name)
    {
        _archive.Append(ArchiveFolder.Stored("aa", address));

        Assert.Equal(name, _archive.Reopened().Current(address)!.Name);
    }

    [Fact]
    public void PageIsADocument_OnlyWhereAListingSaysSo()
    {
        _archive.Append(
            ArchiveFolder.Stored("aa", "https://p.example/1", kind: FetchKind.Page), ArchiveFolder.Stored("bb", "https://p.example/2", kind: FetchKind.Page),
            ArchiveFolder.Stored("cc", "https://p.example/list", kind: FetchKind.List), ArchiveFolder.Listed("报告", "https://p.example/2", role: "page"));

        Assert.Equal("https://p.example/2", Assert.Single(_archive.Reopened().Documents).Address);
    }

    [Fact]
    public void NewBytes_ReplaceTheVersionBefore_WhichKeepsItsListing()
    {
        _archive.Append(
            ArchiveFolder.Stored("aa"), ArchiveFolder.Listed("报告"), ArchiveFolder.Listed("报告（更正）", night: 1), ArchiveFolder.Stored("bb", night: 1));

        var state = _archive.Reopened();

        Assert.Equal(["aa", "bb"], state.Documents.Select(d => d.Sha256));
        Assert.Equal([false, true], state.Documents.Select(d => d.Current));
        Assert.Equal(["报告", "报告（更正）"], state.Documents.Select(d => d.Title));
        Assert.Equal(ArchiveFolder.Night.AddDays(1), state.Documents[0].ReplacedAt);
        Assert.Equal(("replaced", "bb", "aa"), (state.Events.Single().Kind, state.Events.Single().Sha256, state.Events.Single().PreviousSha256));
    }

    [Fact]
    public void OldBytesThatComeBack_AreCurrentAgain_AndLast()
    {
        _archive.Append(ArchiveFolder.Stored("aa"), ArchiveFolder.Stored("bb", night: 1), ArchiveFolder.Stored("aa", night: 2));

        var state = _archive.Reopened();

        Assert.Equal(["bb", "aa"], state.Documents.Select(d => d.Sha256));
        Assert.Null(state.Current(ArchiveFolder.Address)!.ReplacedAt);
        Assert.Equal(2, state.Events.Count);
    }

    [Fact]
    public void WithdrawnDocument_StaysCurrent_UntilItIsFoundAgain()
    {
        _archive.Append(ArchiveFolder.Stored("aa"), ArchiveFolder.Gone(1), ArchiveFolder.Gone(2));
        var withdrawn = _archive.Reopened();
        _archive.Append(ArchiveFolder.Stored("aa", night: 3, outcome: FetchOutcome.NotModified) with { Sha256 = null });
        var back = _archive.Reopened();

        Assert.Equal(ArchiveFolder.Night.AddDays(1), withdrawn.Current(ArchiveFolder.Address)!.WithdrawnAt);
        Assert.Null(back.Current(ArchiveFolder.Address)!.WithdrawnAt);
        Assert.Equal(["withdrawn", "republished"], back.Events.Select(e => e.Kind));
    }

    [Fact]
    public void FailedAttempt_ChangesNoVersion_AndKeepsTheValidators()
    {
        _archive.Append(
            ArchiveFolder.Stored("aa"), ArchiveFolder.Stored("ee", night: 1, outcome: FetchOutcome.Quarantined),
            ArchiveFolder.Stored("aa", night: 2, outcome: FetchOutcome.NotModified) with { Sha256 = null, ETag = null },
            ArchiveFolder.Stored("", night: 3, outcome: FetchOutcome.Failed) with { Sha256 = null, ETag = null });

        var state = _archive.Reopened();

        Assert.Equal("aa", state.Current(ArchiveFolder.Address)!.Sha256);
        Assert.Equal(
            ("\"0\"", "run-2", "aa"),
            (state.LastFetch(ArchiveFolder.Address)!.ETag, state.LastFetch(ArchiveFolder.Address)!.Run, state.LastFetch(ArchiveFolder.Address)!.Sha256));
        Assert.Equal("failed", state.LastAttempt(ArchiveFolder.Address)!.Outcome);
    }

    [Fact]
    public void ForgottenHash_IsBlocked_UnlessAnotherAddressHoldsIt_AndUntilItIsRestored()
    {
        const string other = "https://portal.example/other.docx";
        var forget = new Forgetting { At = ArchiveFolder.Night, Who = "甲", Why = "含个人信息", Sha256 = "aa", Addresses = [ArchiveFolder.Address] };
        _archive.Append(ArchiveFolder.Stored("aa"), ArchiveFolder.Stored("aa", other), forget);
        var held = _archive.Reopened();
        _archive.Append(forget with { Addresses = [other] });
        var blocked = _archive.Reopened();
        _archive.Append(new Restoration { At = ArchiveFolder.Night, Who = "甲", Why = "误删", Sha256 = "aa" });
        var restored = _archive.Reopened();

        Assert.False(held.IsForgotten("aa"));
        Assert.Equal([true, false], held.Documents.Select(d => d.Forgotten));
        Assert.True(blocked.IsForgotten("aa"));
        Assert.Empty(blocked.Objects);
        Assert.Equal([false, false], restored.Documents.Select(d => d.Forgotten));
        Assert.False(restored.IsForgotten("aa"));
    }

    [Fact]
    public void DamagedObject_IsAskedForUnconditionally_UntilItCameAgain()
    {
        _archive.Append(ArchiveFolder.Stored("aa0000"), new Check { At = ArchiveFolder.Night, Part = null, Damaged = ["aa0000"] });
        var damaged = _archive.Reopened();
        _archive.Append(ArchiveFolder.Stored("aa0000", night: 1, outcome: FetchOutcome.Unchanged));

        Assert.Null(damaged.LastFetch(ArchiveFolder.Address));
        Assert.Equal(["aa0000"], damaged.Damaged);
        Assert.Empty(_archive.Reopened().Damaged);
    }

    [Fact]
    public void NextPart_IsTheOneCheckedLongestAgo()
    {
        _archive.Append([.. Enumerable.Range(0, Check.Parts).Where(p => p != 4).Select(p => new Check { At = ArchiveFolder.Night.AddDays(p), Part = p })]);
        Assert.Equal(4, _archive.Reopened().NextPart);

        _archive.Append(new Check { At = ArchiveFolder.Night.AddDays(9), Part = 4 });
        Assert.Equal(0, _archive.Reopened().NextPart);
    }
}
