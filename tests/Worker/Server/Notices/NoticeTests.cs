using PerfEval.Worker.Jobs.Night;
using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.Server.Notices;
using PerfEval.Worker.Server.Settings;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests.Server.Notices;

public sealed class NoticeTests : IDisposable
{
    private static readonly DateOnly s_night = new(2026, 3, 5);

    private readonly TemporaryHome _home = new();
    private readonly ShiftedTime _clock = new(new DateTimeOffset(2026, 3, 4, 20, 0, 0, TimeSpan.Zero));
    private readonly StateStore _state;
    private readonly NoticeOutbox _outbox;

    public NoticeTests()
    {
        _state = StateStore.Open(StateAddress.Of(_home.Home), _clock);
        _outbox = new NoticeOutbox(_state, _clock);
    }

    public void Dispose()
    {
        _state.Dispose();
        _home.Dispose();
    }

    [Fact]
    public async Task Digest_ReachesMailAndHook()
    {
        using var mail = new SmtpStub();
        await using var hook = await HookStub.Start();
        using var webhook = new WebhookChannel(new WebhookSettings(hook.Url, Local: true));
        INoticeChannel[] channels = [new SmtpChannel(Mail(mail)), webhook];
        using var sender = Sender(channels);
        var run = FailedNight("磁盘已满 disk full");

        new NightDigest(new RunLedger(_state, _clock), _outbox, channels, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), sender).Over(run);
        await sender.SendDue(default);

        Assert.Empty(_outbox.Waiting());
        Assert.Contains("To: b@example.org", Assert.Single(mail.Mails), StringComparison.Ordinal);
        var message = Assert.Single(hook.Messages);
        Assert.Equal(("2026-03-05", run.RunId), ((string?)message["night"], (string?)message["run_id"]));
        Assert.Contains("disk full", (string?)message["text"]!["content"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnreachableChannel_KeepsTheNoticeForDays_AndDeliversOnce()
    {
        using var mail = new SmtpStub { Verdict = "451 later" };
        using var sender = Sender(new SmtpChannel(Mail(mail)));
        Put("smtp");

        var pauses = new List<TimeSpan>();
        for (var day = 0; _clock.Start < new DateTimeOffset(2026, 3, 6, 20, 0, 0, TimeSpan.Zero); day++)
        {
            await sender.SendDue(default);
            pauses.Add(_outbox.Waiting()[0].NextAttemptAt - _clock.Start);
            _clock.Start = _outbox.Waiting()[0].NextAttemptAt;
        }

        mail.Verdict = "250 taken";
        mail.Mails.Clear();
        await sender.SendDue(default);
        await sender.SendDue(default);

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], pauses.Take(8).Select(p => (int)p.TotalMinutes));
        Assert.Single(mail.Mails);
        Assert.Empty(_outbox.Waiting());
    }

    [Fact]
    public async Task OneNight_HasOneDigestAChannel()
    {
        using var mail = new SmtpStub();
        using var sender = Sender(new SmtpChannel(Mail(mail)));
        Put("smtp", "first");
        Put("smtp", "second");

        await sender.SendDue(default);
        Put("smtp", "third");
        await sender.SendDue(default);

        Assert.Contains("second", Assert.Single(mail.Mails), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WorseNewsOfTheSameNight_FollowsWhatWasDelivered()
    {
        using var mail = new SmtpStub();
        using var sender = Sender(new SmtpChannel(Mail(mail)));
        Put("smtp", "a source is lost", "published, some steps failed");
        await sender.SendDue(default);

        Put("smtp", "too few documents", "not published");
        await sender.SendDue(default);

        Assert.Equal(2, mail.Mails.Count);
        Assert.Contains("too few documents", mail.Mails[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task RobotThatAnswers200AndAnError_IsTriedAgain()
    {
        await using var hook = await HookStub.Start();
        hook.Answer = """{"errcode":93000,"errmsg":"invalid webhook url"}""";
        using var webhook = new WebhookChannel(new WebhookSettings(hook.Url, Local: true));
        using var sender = Sender(webhook);
        Put("webhook");

        await sender.SendDue(default);

        Assert.Contains("93000", Assert.Single(_outbox.Waiting()).LastError, StringComparison.Ordinal);
        Assert.NotNull(hook.Length);
        hook.Answer = """{"errcode":0,"errmsg":"ok"}""";
        _clock.Start += TimeSpan.FromHours(1);
        await sender.SendDue(default);
        Assert.Empty(_outbox.Waiting());
    }

    [Fact]
    public async Task HookInTheOwnNetwork_IsNotConnectedTo_UnlessMarkedLocal()
    {
        await using var hook = await HookStub.Start();
        using var webhook = new WebhookChannel(new WebhookSettings(hook.Url, Local: false));
        using var sender = Sender(webhook);
        Put("webhook");

        await sender.SendDue(default);

        Assert.Contains("own network", Assert.Single(_outbox.Waiting()).LastError, StringComparison.Ordinal);
        Assert.Empty(hook.Messages);
    }

    [Fact]
    public async Task HookThatRefuses_IsTriedAgain()
    {
        await using var hook = await HookStub.Start();
        hook.Status = 503;
        using var webhook = new WebhookChannel(new WebhookSettings(hook.Url, Local: true));
        using var sender = Sender(webhook);
        Put("webhook");

        await sender.SendDue(default);

        Assert.Contains("HTTP 503", Assert.Single(_outbox.Waiting()).LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_CarriesChineseInItsSubjectAndText()
    {
        using var stub = new SmtpStub();
        Put("smtp", "三、磁盘已满", "绩效夜间运行：未发布");
        using var sender = Sender(new SmtpChannel(Mail(stub)));
        await sender.SendDue(default);

        using var mail = await MimeKit.MimeMessage.LoadAsync(new MemoryStream(System.Text.Encoding.ASCII.GetBytes(Assert.Single(stub.Mails))));
        Assert.Equal(("绩效夜间运行：未发布", "三、磁盘已满"), (mail.Subject, mail.TextBody?.Trim()));
        Assert.EndsWith("@perfeval", mail.MessageId, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefusedLogin_IsNamed()
    {
        using var stub = new SmtpStub { Extension = "AUTH LOGIN" };
        var channel = new SmtpChannel(Mail(stub) with { User = "analyst", Password = "wrong" });

        var failure = await Assert.ThrowsAsync<NoticeException>(() => SendOne(channel));
        Assert.Contains($"127.0.0.1:{stub.Port}: the login of analyst was refused", failure.Message, StringComparison.Ordinal);
        Assert.Empty(stub.Mails);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ServerWithoutEncryption_GetsNothingWhereTlsIsAskedFor(bool tls)
    {
        using var stub = new SmtpStub();
        var channel = new SmtpChannel(Mail(stub) with { Tls = tls });

        if (tls)
            await Assert.ThrowsAsync<NoticeException>(() => SendOne(channel));
        else
            await SendOne(channel);
        Assert.Equal(tls ? 0 : 1, stub.Mails.Count);
    }

    [Fact]
    public async Task UnknownAddress_IsNamed_AndTheOthersGetTheMail()
    {
        using var stub = new SmtpStub { Unknown = "gone@example.org" };
        var channel = new SmtpChannel(Mail(stub) with { To = ["gone@example.org", "b@example.org"] });

        var failure = await Assert.ThrowsAsync<NoticeException>(() => SendOne(channel));
        Assert.Contains("gone@example.org (550 no such user)", failure.Message, StringComparison.Ordinal);
        Assert.Single(stub.Mails);
    }

    [Fact]
    public void GoodNightAndCancelledNight_SayNothing()
    {
        using var sender = Sender();
        var ledger = new RunLedger(_state, _clock);
        var digest = new NightDigest(ledger, _outbox, [new SmtpChannel(Mail(new SmtpStub()))], TimeZoneInfo.Utc, sender);
        foreach (var status in new[] { RunStatus.Succeeded, RunStatus.Cancelled })
        {
            var run = ledger.Add(new NightArgs([]).Envelope(), RunOrigin.Hand).Run;
            ledger.End(run.RunId, status, message: null, exitCode: 0);
            digest.Over(ledger.Find(run.RunId)!);
        }

        Assert.Empty(_outbox.Waiting());
    }

    private static SmtpSettings Mail(SmtpStub stub) => new() { Host = "127.0.0.1", Port = stub.Port, From = "a@example.org", To = ["b@example.org"] };

    private async Task SendOne(SmtpChannel channel)
    {
        Put("smtp");
        await channel.Send(Assert.Single(_outbox.Waiting()), default);
    }

    private NoticeSender Sender(params INoticeChannel[] channels) => new(_outbox, channels, _clock, new ServeLog(TextWriter.Null, _clock));

    private void Put(string channel, string body = "body", string subject = "subject") => _outbox.Put(s_night, channel, "run", subject, body);

    private RunRecord FailedNight(string why)
    {
        var ledger = new RunLedger(_state, _clock);
        var run = ledger.Add(new NightArgs([]).Envelope(), RunOrigin.Schedule, _clock.Start).Run;
        ledger.End(run.RunId, RunStatus.Failed, why, exitCode: 1);
        return ledger.Find(run.RunId)!;
    }
}
