using PerfEval.Worker.Queries;

namespace PerfEval.Worker.Cli.Shell;

/// <summary>The dialogue: reads an entry, runs it, and so on until Ctrl-D or .quit. An error ends nothing.</summary>
public sealed class SqlShell(ShellSession session, LineEditor editor, IKeySource keys)
{
    private const string Prompt = "perfeval> ";
    private const string Continuation = "       -> ";

    /// <summary>How often a running statement is looked after: Ctrl-C is noticed within this time.</summary>
    private static readonly TimeSpan s_watch = TimeSpan.FromMilliseconds(50);

    public async Task Run(CancellationToken ct)
    {
        while (!session.Ended && !ct.IsCancellationRequested && editor.Read(Prompt, Continuation) is { } entry)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
            var running = Task.Run(() => session.Run(Spelt(entry), stop.Token), CancellationToken.None);
            while (await Task.WhenAny(running, Task.Delay(s_watch, CancellationToken.None)) != running)
            {
                if (keys.CancelPressed())
                    await stop.CancelAsync();
            }

            try
            {
                await running;
            }
            catch (OperationCanceledException)
            {
                session.Terminal.Error.WriteLine("已停止查询。 The query was stopped.");
            }
        }
    }

    /// <summary>Whether Enter runs what was entered.</summary>
    public static bool IsComplete(string entry) => DotCommands.Is(entry) || Spelt(entry) != entry || SqlText.IsComplete(entry);

    // Words that people try when they are new to a shell.
    private static string Spelt(string entry) => entry.Trim().TrimEnd(';').ToLowerInvariant() switch
    {
        "quit" or "exit" => ".quit",
        "help" or "?" => ".help",
        _ => entry,
    };
}
