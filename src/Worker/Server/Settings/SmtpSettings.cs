namespace PerfEval.Worker.Server.Settings;

/// <summary>Where mail is handed in.</summary>
public sealed record SmtpSettings
{
    public required string Host { get; init; }

    public int Port { get; init; } = 25;

    /// <summary>Whether the connection must be encrypted: from the first byte on port 465, by STARTTLS on any other.</summary>
    public bool Tls { get; init; }

    public required string From { get; init; }

    public required IReadOnlyList<string> To { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }
}
