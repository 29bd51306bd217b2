using Hangfire.Logging;

namespace PerfEval.Worker.Jobs.Scheduling;

/// <summary>Hangfire's warnings and errors in serve's log.</summary>
public sealed class JobLog(ServeLog log) : ILogProvider
{
    public ILog GetLogger(string name) => new Logger(log, name);

    private sealed class Logger(ServeLog log, string name) : ILog
    {
        public bool Log(LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null)
        {
            if (logLevel < LogLevel.Warn)
                return false;
            if (messageFunc is not null)
                log.Write($"{name}: {messageFunc()}{(exception is null ? string.Empty : $" {exception.Message}")}");
            return true;
        }
    }
}
