using System.Text;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace PerfEval.Portal.Faults;

/// <summary>Answers that do not arrive as announced.</summary>
public static class TransferFaults
{
    private const int Piece = 1 << 16;

    /// <summary>Nothing is ever said.</summary>
    public static Fault Silent { get; } = new("silent", (context, _) => UntilClientLeaves(context));

    /// <summary>Half the body, then nothing.</summary>
    public static Fault Stalled { get; } = new("stalled in the body", async (context, answer) =>
    {
        await Half(context, answer);
        await UntilClientLeaves(context);
    });

    /// <summary>Half the body, then the connection breaks; ranges asked for later are served.</summary>
    public static Fault CutOff { get; } = new("cut off", async (context, answer) =>
    {
        await Half(context, answer);
        context.Abort();
    });

    /// <summary>The connection breaks before a status line.</summary>
    public static Fault Reset { get; } = new("reset", (context, _) =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    /// <summary>Two bytes a second.</summary>
    public static Fault Drip { get; } = new("drip", async (context, answer) =>
    {
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = answer.Body.Length;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        try
        {
            for (var at = 0; at < answer.Body.Length && await timer.WaitForNextTickAsync(context.RequestAborted); at++)
            {
                await context.Response.Body.WriteAsync(answer.Body.AsMemory(at, 1), context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // The client had enough: what the fault is for.
            context.Abort();
        }
    });

    /// <summary>Content-Length says 1,000 bytes more than come before the connection closes.</summary>
    public static Fault LengthTooLarge { get; } = Raw("length too large", answer => answer.Body.Length + 1000);

    /// <summary>Content-Length says half of what comes.</summary>
    public static Fault LengthTooSmall { get; } = Raw("length too small", answer => answer.Body.Length / 2);

    /// <summary>A file of 5 GB that says so.</summary>
    public static Fault Huge { get; } = new("5 GB, announced", (context, answer) => Zeros(context, answer, 5_000_000_000));

    /// <summary>A file without announced length that never ends.</summary>
    public static Fault Endless { get; } = new("endless", (context, answer) => Zeros(context, answer, null));

    /// <summary>Headers of 2 MB.</summary>
    public static Fault HeaderFlood { get; } = new("2 MB of headers", async (context, answer) =>
    {
        for (var i = 0; i < 32; i++)
            context.Response.Headers[$"X-Flood-{i}"] = new string('x', Piece);
        await AnswerWriter.Write(context, answer);
    });

    internal static Task UntilClientLeaves(HttpContext context)
    {
        var left = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        context.RequestAborted.Register(left.SetResult);
        return left.Task;
    }

    private static async Task Half(HttpContext context, Answer answer)
    {
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = answer.Body.Length;
        context.Response.Headers.AcceptRanges = "bytes";
        if (answer.ETag is not null)
            context.Response.Headers.ETag = answer.ETag;
        await context.Response.Body.WriteAsync(answer.Body.AsMemory(0, answer.Body.Length / 2), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    private static async Task Zeros(HttpContext context, Answer answer, long? length)
    {
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = length;
        var piece = new byte[Piece];
        try
        {
            for (var left = length ?? long.MaxValue; left > 0; left -= piece.Length)
                await context.Response.Body.WriteAsync(piece.AsMemory(0, (int)Math.Min(left, piece.Length)), context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The client had enough: what the fault is for.
            context.Abort();
        }
    }

    /// <summary>Written past the server, which would never send a wrong length itself.</summary>
    private static Fault Raw(string name, Func<Answer, int> length) => new(name, async (context, answer) =>
    {
        var transport = context.Features.GetRequiredFeature<IConnectionTransportFeature>().Transport.Output;
        var head = $"HTTP/1.1 200 OK\r\nContent-Type: {answer.ContentType}\r\nContent-Length: {length(answer)}\r\nConnection: close\r\n\r\n";
        await transport.WriteAsync(Encoding.ASCII.GetBytes(head), context.RequestAborted);
        await transport.WriteAsync(answer.Body, context.RequestAborted);
        await transport.FlushAsync(context.RequestAborted);
        await transport.CompleteAsync();
    });
}
