using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Queries;
using PerfEval.Worker.State;
using PerfEval.Worker.Web;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>While serve runs it alone writes: commands hand their work to it and watch it there.</summary>
public static class Handover
{
    /// <param name="hand">Hands the work in; gives the id of its run.</param>
    /// <returns>The exit code, or null where no serve runs and the command does the work itself.</returns>
    public static async Task<int?> Try(DataHome home, Terminal terminal, Func<ServeClient, CancellationToken, Task<string>> hand, CancellationToken ct)
    {
        using var client = ServeClient.Find(home);
        if (client is null)
            return null;
        return await Speak(home, terminal, async () =>
        {
            var runId = await hand(client, ct);
            terminal.Error.WriteLine($"serve 正在运行，已交给它：{runId}。 serve is running; it does the work as {runId}.");
            try
            {
                return await new RunWatch(client, terminal).Follow(runId, ct);
            }
            catch (OperationCanceledException)
            {
                await client.Cancel(runId, CancellationToken.None);
                throw;
            }
        });
    }

    /// <summary>Runs a conversation with serve and says in words what can go wrong in one.</summary>
    public static async Task<int> Speak(DataHome home, Terminal terminal, Func<Task<int>> conversation)
    {
        try
        {
            return await conversation();
        }
        catch (ServeRefusedException e)
        {
            return new Problem(e.Why.Chinese, e.Why.English, e.Why.Next ?? "perfeval runs").Print(terminal);
        }
        catch (HttpRequestException e)
        {
            return new Problem(
                "serve 没有回答。", $"serve does not answer: {e.Message}", "once it runs again: perfeval runs shows what became of the work").Print(terminal);
        }
        catch (UnauthorizedAccessException)
        {
            return new Problem(
                "serve 由另一用户运行，无权读取其口令。", $"serve runs as another user; its token in {home.Folder} is not yours to read.",
                "run the command as that user, such as sudo -u perfeval").Print(terminal);
        }
    }

    /// <summary>Refuses work that serve does not take from commands.</summary>
    /// <returns>Null where no serve runs.</returns>
    public static Problem? Refuse(DataHome home, string instead) => ServeEndpoint.Find(home) is not { } endpoint
        ? null
        : new Problem($"serve 正在运行（进程 {endpoint.Process.Pid}），它独占写入。", $"serve is running (process {endpoint.Process.Pid}) and alone writes.", instead);
}
