using System.Text;
using PerfEval.Worker.Queries;

namespace PerfEval.Worker.Cli.Shell;

/// <summary>Statements and dot commands from a file or a pipe.</summary>
public static class StatementScript
{
    /// <summary>Runs them in their order up to the first error.</summary>
    /// <returns>False after an error, which was printed.</returns>
    public static async Task<bool> Run(ShellSession session, TextReader text, CancellationToken ct)
    {
        var entry = new StringBuilder();
        while (!session.Ended && await text.ReadLineAsync(ct) is { } line)
        {
            if (entry.Length == 0 && DotCommands.Is(line))
            {
                if (!await session.Run(line, ct))
                    return false;
                continue;
            }

            entry.Append(line.TrimStart('\uFEFF')).Append('\n');
            // Only a line that ends in a semicolon can end an entry; what stands before is looked at again only then.
            if (line.AsSpan().IndexOfAny(';', '；') < 0 || !SqlText.IsComplete(entry.ToString()))
                continue;
            if (!await session.Run(entry.ToString(), ct))
                return false;
            entry.Clear();
        }

        // The last statement may come without its semicolon.
        return session.Ended || await session.Run(entry.ToString(), ct);
    }
}
