using System.Net;
using PerfEval.Portal.Log;
using PerfEval.Portal.Outgoing;

namespace PerfEval.Portal.Nights;

/// <summary>What came of all faults.</summary>
/// <param name="Rows">One for each fault.</param>
/// <param name="Nights">The crawls, in order.</param>
/// <param name="Accepted">Every connection that the portal accepted, the forbidden host's included.</param>
/// <param name="Outgoing">Every connection that the program tried, wherever to.</param>
/// <param name="Allowed">The sites' own addresses.</param>
public sealed record FaultResult(
    IReadOnlyList<FaultRow> Rows, IReadOnlyList<ProgramRun> Nights, IReadOnlyList<ConnectionEntry> Accepted, OutgoingLog Outgoing, IReadOnlyList<Uri> Allowed)
{
    /// <summary>Connections that no source allows, from the program's own side; none is what is wanted.</summary>
    public IReadOnlyList<IPEndPoint> Forbidden =>
        [.. Outgoing.Connections.Where(connection => !connection.Address.Equals(IPAddress.Loopback) || !Allowed.Any(site => site.Port == connection.Port))];

    /// <summary>Connections that the forbidden host accepted.</summary>
    public int ForbiddenAccepted => Accepted.Count(connection => connection.Site == TestPortal.ForbiddenName);
}
