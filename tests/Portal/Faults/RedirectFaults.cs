using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace PerfEval.Portal.Faults;

/// <summary>Redirects, good and bad.</summary>
public static class RedirectFaults
{
    /// <summary>To itself.</summary>
    public static Fault Loop { get; } = new("redirect to itself", (context, _) => To(context, context.Request.Path + context.Request.QueryString));

    /// <summary>On and on to addresses never seen before.</summary>
    public static Fault Endless { get; } = new("redirects without end", (context, _) => To(context, FaultAddress.Next(context)));

    /// <summary>So many redirects on the same site, then the proper answer.</summary>
    public static Fault Chain(int hops) => new(string.Create(CultureInfo.InvariantCulture, $"{hops} redirects"), (context, answer) =>
        FaultAddress.Hop(context) < hops ? To(context, FaultAddress.Next(context)) : AnswerWriter.Write(context, answer));

    /// <summary>To any address, written as it is.</summary>
    public static Fault Elsewhere(string address, string name) => new($"redirect, {name}", (context, _) => To(context, address));

    /// <summary>200, and a meta refresh to any address.</summary>
    public static Fault Refresh(string address) => Fault.OfText("meta refresh to a foreign host", (_, text) =>
        text.Replace("</head>", $"<meta http-equiv=\"refresh\" content=\"0; url={address}\"></head>", StringComparison.Ordinal));

    private static Task To(HttpContext context, string address)
    {
        context.Response.StatusCode = StatusCodes.Status302Found;
        // Header values are ASCII; what is not goes as its UTF-8 bytes, as servers of portals do it.
        context.Response.Headers.Location = string.Concat(address.Select(c => c < 0x80 ? c.ToString() : Uri.EscapeDataString(c.ToString())));
        return Task.CompletedTask;
    }
}
