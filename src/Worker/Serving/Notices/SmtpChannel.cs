using System.Net;
using System.Net.Mail;
using PerfEval.Worker.Serving.Settings;

namespace PerfEval.Worker.Serving.Notices;

/// <summary>Hands notices to a mail server.</summary>
public sealed class SmtpChannel(SmtpSettings settings) : INoticeChannel
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    public string Name => "smtp";

    public async Task Send(Notice notice, CancellationToken ct)
    {
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.Tls };
        if (settings.User is not null)
            client.Credentials = new NetworkCredential(settings.User, settings.Password);
        using var mail = new MailMessage { From = new MailAddress(settings.From), Subject = notice.Subject, Body = notice.Body };
        foreach (var to in settings.To)
            mail.To.Add(to);
        // A notice that was taken just before a crash is sent again with the same id, and mail programs show it once.
        mail.Headers.Add("Message-ID", $"<{notice.NoticeId}@perfeval>");
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(s_patience);
        try
        {
            await client.SendMailAsync(mail, timeout.Token);
        }
        catch (SmtpException e)
        {
            throw new NoticeException($"{settings.Host}:{settings.Port}: {e.Message} {e.InnerException?.Message}".TrimEnd(), e);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new NoticeException($"{settings.Host}:{settings.Port}: no answer within {s_patience.TotalSeconds:0} s", e);
        }
    }
}
