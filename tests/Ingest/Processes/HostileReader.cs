using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Tests.Processes;

/// <summary>Does what the text tells it to: everything that a real reader could be brought to by its input.</summary>
internal sealed class HostileReader : IDocumentReader
{
    // Of this process.
    private static int s_reads;

    public string Format => "hostile";

    public int Version => 1;

    public static ReadOnlyMemory<byte> Order(string order) => Encoding.UTF8.GetBytes(order);

    public bool Recognises(ReadOnlySpan<byte> content) => true;

    public ReadResult Read(ReadOnlyMemory<byte> content, ReaderLimits limits, CancellationToken ct) =>
        Encoding.UTF8.GetString(content.Span).Split(' ', 2) switch
        {
            ["crash", ..] => Crash(),
            ["crash-unless-first", ..] => s_reads > 0 ? Crash() : Said("read by a fresh process"),
            ["overflow", ..] => Said(Overflow(0).ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ["burn", ..] => Burn(),
            ["burn-and-look", ..] => BurnAndLook(ct),
            ["sleep", var name] => Sleep(name),
            ["grow", ..] => Grow(),
            ["grow-outside", ..] => GrowOutside(),
            ["lie", ..] => Lie([200, 255, 255, 255, 127]),
            // A result whose parts are none.
            ["lie-inside", ..] => Lie([11, 3, 0, 0, 0, 1, 255, 255]),
            ["flood", ..] => Flood(),
            ["disk", ..] => throw new IOException("No space left on device", 28),
            ["environment", ..] => Said(string.Join(' ', Environment.GetEnvironmentVariables().Keys.Cast<string>())),
            ["write", var path] => Said(Try(() => File.WriteAllText(path, "x"))),
            ["write-temporary", ..] => Said(Try(() => File.WriteAllText(Path.GetTempFileName(), "x"))),
            ["connect", var port] => Said(Try(() =>
            {
                using var client = new TcpClient();
                client.Connect("127.0.0.1", int.Parse(port, System.Globalization.CultureInfo.InvariantCulture));
            })),
            var other => Said(string.Join(' ', other)),
        };

    private static ReadResult.Read Said(string text)
    {
        s_reads++;
        return new ReadResult.Read(new Document { Format = "hostile", MediaType = "text/plain", Blocks = [new Paragraph(text)] });
    }

    private static ReadResult Crash()
    {
        Environment.FailFast("fallen over");
        throw new UnreachableException();
    }

    private static int Overflow(int depth) => Overflow(depth + 1) + 1;

    private static ReadResult Burn()
    {
        while (true)
        {
        }
    }

    private static ReadResult BurnAndLook(CancellationToken ct)
    {
        while (true)
            ct.ThrowIfCancellationRequested();
    }

    // With a child that would survive it.
    private static ReadResult Sleep(string name)
    {
        using var child = Process.Start("bash", ["-c", $"exec -a {name} sleep 1000"]);
        Thread.Sleep(Timeout.Infinite);
        throw new UnreachableException();
    }

    private static ReadResult Grow()
    {
        var all = new List<byte[]>();
        while (true)
            all.Add(GC.AllocateArray<byte>(1 << 20));
    }

    private static ReadResult GrowOutside()
    {
        while (true)
            Marshal.Copy(new byte[1 << 20], 0, Marshal.AllocHGlobal(1 << 20), 1 << 20);
    }

    // Rejections without end, where one was asked for.
    private static ReadResult Flood()
    {
        using var output = Console.OpenStandardOutput();
        while (true)
            output.Write([11, 4, 0, 0, 0, 0, 0, 0, 0]);
    }

    private static ReadResult Lie(byte[] message)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(message);
        Thread.Sleep(Timeout.Infinite);
        throw new UnreachableException();
    }

    private static string Try(Action act)
    {
        try
        {
            act();
            return "done";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SocketException)
        {
            return $"refused: {e.GetType().Name}";
        }
    }
}
