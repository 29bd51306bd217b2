using PerfEval.Worker.State;

namespace PerfEval.Worker.Server.Notices;

/// <summary>A way to tell people.</summary>
public interface INoticeChannel
{
    /// <summary>As notice.channel has it.</summary>
    string Name { get; }

    /// <summary>Returns once the other side has taken it.</summary>
    /// <exception cref="NoticeException">It has not; says why.</exception>
    Task Send(Notice notice, CancellationToken ct);
}
