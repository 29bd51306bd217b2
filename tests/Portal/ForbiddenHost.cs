using System.Text;

namespace PerfEval.Portal;

/// <summary>A host that is no source's and must never be contacted, and the many ways in which its address can be written.</summary>
/// <param name="port">On 127.0.0.2.</param>
/// <param name="siblingPort">On 127.0.0.1, beside the sites.</param>
public sealed class ForbiddenHost(int port, int siblingPort)
{
    /// <summary>Plain address on another host.</summary>
    public Uri Root { get; } = new($"http://127.0.0.2:{port}/");

    /// <summary>The sites' own host on a port that belongs to none of them.</summary>
    public Uri Sibling { get; } = new($"http://127.0.0.1:{siblingPort}/");

    /// <summary>Spellings of both, as an attacker's page would link them: name of the trick and the href.</summary>
    public IReadOnlyList<(string Trick, string Address)> Spellings { get; } =
    [
        ("plain", $"http://127.0.0.2:{port}"),
        ("short", $"http://127.2:{port}"),
        ("decimal", $"http://2130706434:{port}"),
        ("hexadecimal", $"http://0x7f000002:{port}"),
        ("octal", $"http://0177.0.0.2:{port}"),
        ("mapped", $"http://[::ffff:127.0.0.2]:{port}"),
        ("full width", $"http://１２７.0.0.２:{port}"),
        ("credentials", $"http://127.0.0.1@127.0.0.2:{port}"),
        ("scheme relative", $"//127.0.0.2:{port}"),
        ("name", $"http://localhost:{siblingPort}"),
        ("name in capitals", $"http://LOCALHOST.:{siblingPort}"),
        ("unspecified", $"http://0.0.0.0:{siblingPort}"),
        ("sibling", $"http://127.0.0.1:{siblingPort}"),
        ("ipv6", $"http://[::1]:{siblingPort}"),
    ];

    internal static Answer Answer { get; } = new()
    {
        Body = Encoding.UTF8.GetBytes("<html><head><title>内部系统</title></head><body>不得访问</body></html>"),
        ContentType = "text/html; charset=utf-8",
        Kind = "other",
    };
}
