using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using PerfEval.Worker.Server.Settings;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Server.Notices;

/// <summary>Hands notices to a mail server.</summary>
public sealed class SmtpChannel(SmtpSettings settings) : INoticeChannel
{
    private const int ImplicitTlsPort = 465;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    public string Name => "smtp";

    public async Task Send(Notice notice, CancellationToken ct)
    {
        using var mail = Compose(notice);
        using var client = new NoticeMailer();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(s_patience);
        try
        {
            await client.ConnectAsync(settings.Host, settings.Port, Security(), timeout.Token);
            if (settings.User is not null && client.Capabilities.HasFlag(SmtpCapabilities.Authentication))
                await client.AuthenticateAsync(settings.User, settings.Password ?? string.Empty, timeout.Token);
            await client.SendAsync(mail, timeout.Token);
            await client.DisconnectAsync(quit: true, timeout.Token);
        }
        catch (AuthenticationException e)
        {
            throw Failure($"the login of {settings.User} was refused: {e.Message}", e);
        }
        catch (Exception e) when (e is CommandException or ProtocolException or SslHandshakeException or NotSupportedException or SocketException
            or IOException)
        {
            throw Failure($"{e.Message} {e.InnerException?.Message}".TrimEnd(), e);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw Failure($"no answer within {s_patience.TotalSeconds:0} s", e);
        }

        if (client.Refused.Count > 0)
            throw Failure($"taken for the others, but refused for {string.Join("; ", client.Refused)}", cause: null);
    }

    private SecureSocketOptions Security() =>
        !settings.Tls ? SecureSocketOptions.None : settings.Port == ImplicitTlsPort ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls;

    private MimeMessage Compose(Notice notice)
    {
        var mail = new MimeMessage
        {
            Subject = notice.Subject,
            Body = new TextPart("plain") { Text = notice.Body },
            // A notice that was taken just before a crash is sent again with the same id, and mail programs show it once.
            MessageId = $"{notice.NoticeId}@perfeval",
        };
        mail.From.Add(new MailboxAddress(null, settings.From));
        mail.To.AddRange(settings.To.Select(to => new MailboxAddress(null, to)));
        return mail;
    }

    private NoticeException Failure(string what, Exception? cause) => new($"{settings.Host}:{settings.Port}: {what}", cause);
}
