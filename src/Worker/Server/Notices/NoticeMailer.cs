using MailKit.Net.Smtp;
using MimeKit;

namespace PerfEval.Worker.Server.Notices;

/// <summary>A mail client that delivers to the others when the server refuses one address: a colleague who left must not silence the night.</summary>
internal sealed class NoticeMailer : SmtpClient
{
    public NoticeMailer()
    {
        // Mail servers of an office are often beyond the reach of any revocation list.
        CheckCertificateRevocation = false;
    }

    /// <summary>Addresses that were not taken, each with the server's answer.</summary>
    public List<string> Refused { get; } = [];

    protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) =>
        Refused.Add($"{mailbox.Address} ({(int)response.StatusCode} {response.Response})");
}
