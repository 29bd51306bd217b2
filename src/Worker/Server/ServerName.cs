using PerfEval.Ingest.Archive.Journal;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Server;

/// <param name="Node">Name among those that share a state in PostgreSQL and a data home; null where this server has them alone.</param>
/// <param name="Name">The same, or the machine's, for the record and for Hangfire.</param>
internal sealed record ServerName(string? Node, string Name)
{
    public static ServerName Of(StateAddress state, string? node)
    {
        var shared = state.Postgres is null ? null : node ?? ArchiveNode.Default;
        return new ServerName(shared, shared ?? Environment.MachineName);
    }
}
