using System.Net;

namespace PerfEval.Ingest.Crawl.Http;

/// <summary>A host name leads only to addresses that a crawl must not connect to. Nothing was sent.</summary>
public sealed class ForbiddenAddressException(string host, IEnumerable<IPAddress> addresses)
    : IOException($"{host} 指向内网或保留地址（{string.Join(", ", addresses)}）。 {host} leads to private or reserved addresses only.");
