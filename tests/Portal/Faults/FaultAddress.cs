using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace PerfEval.Portal.Faults;

/// <summary>Addresses that a fault makes up: the faulty one with a counter in its query.</summary>
internal static class FaultAddress
{
    private const string Counter = "hop=";

    public static string Hops(string address) => address + (address.Contains('?', StringComparison.Ordinal) ? '&' : '?') + Counter;

    /// <summary>The address that follows: hop=1 after none, hop=5 after hop=4.</summary>
    public static string Next(HttpContext context)
    {
        var address = context.Request.Path + context.Request.QueryString;
        var at = address.LastIndexOf(Counter, StringComparison.Ordinal);
        return at < 0 ? Hops(address) + "1" : address[..(at + Counter.Length)] + (Hop(context) + 1).ToString(CultureInfo.InvariantCulture);
    }

    public static int Hop(HttpContext context) => int.TryParse(context.Request.Query["hop"], CultureInfo.InvariantCulture, out var hop) ? hop : 0;

    /// <summary>The address without the counter.</summary>
    public static string Plain(string address)
    {
        var at = address.IndexOf(Counter, StringComparison.Ordinal);
        return at < 0 ? address : address[..(at - 1)];
    }
}
