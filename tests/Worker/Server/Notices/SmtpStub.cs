using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PerfEval.Worker.Tests.Server.Notices;

/// <summary>A mail server of a few words on 127.0.0.1 that keeps what it is given.</summary>
internal sealed class SmtpStub : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();

    public SmtpStub()
    {
        _listener.Start();
        _ = Serve();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Answer to the message itself: 250 takes it.</summary>
    public string Verdict { get; set; } = "250 taken";

    /// <summary>What it says it can do beyond plain mail, such as "AUTH LOGIN".</summary>
    public string? Extension { get; set; }

    /// <summary>Address that it does not take mail for.</summary>
    public string? Unknown { get; set; }

    public List<string> Mails { get; } = [];

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private string Answer(string line) =>
        line.StartsWith("EHLO", StringComparison.Ordinal) && Extension is not null ? $"250-stub\r\n250 {Extension}"
        : line.StartsWith("AUTH", StringComparison.Ordinal) ? "535 wrong password"
        : line.StartsWith("RCPT", StringComparison.Ordinal) && Unknown is not null && line.Contains(Unknown, StringComparison.Ordinal) ? "550 no such user"
        : "250 ok";

    private async Task Serve()
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync(_end.Token);
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII);
            await using var writer = new StreamWriter(stream, Encoding.ASCII) { AutoFlush = true, NewLine = "\r\n" };
            await writer.WriteLineAsync("220 stub");
            while (await reader.ReadLineAsync(_end.Token) is { } line)
            {
                if (line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase))
                    break;
                if (!line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
                {
                    await writer.WriteLineAsync(Answer(line));
                    continue;
                }

                await writer.WriteLineAsync("354 go on");
                var mail = new StringBuilder();
                while (await reader.ReadLineAsync(_end.Token) is { } part && part != ".")
                    mail.AppendLine(part);
                Mails.Add(mail.ToString());
                await writer.WriteLineAsync(Verdict);
            }
        }
    }
}
