namespace PerfEval.Worker.Server.Settings;

/// <param name="Url">http or https. Often secret in itself.</param>
/// <param name="Local">Whether it may be an address of the own network.</param>
public sealed record WebhookSettings(Uri Url, bool Local);
