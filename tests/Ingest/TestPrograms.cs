using System.Diagnostics;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Processes;
using PerfEval.Ingest.Readers;
using PerfEval.Ingest.Tests.Archive;
using PerfEval.Ingest.Tests.Processes;

namespace PerfEval.Ingest.Tests;

/// <summary>What this assembly is when tests start it as a program.</summary>
internal static class TestPrograms
{
    private const string Hostile = "hostile-reader";
    private const string Parent = "parent";
    private const string OrderVariable = "PERFEVAL_TEST_ORDER";

    private static string Assembly => typeof(TestPrograms).Assembly.Location;

    /// <param name="hostile">Reads with <see cref="HostileReader"/>; otherwise with all real readers.</param>
    public static ChildProgram Reader(bool hostile) => new("dotnet", ["exec", Assembly, hostile ? Hostile : ReaderChild.Argument]);

    /// <summary>A process that has one document read, as <see cref="HostileReader"/> is ordered.</summary>
    /// <param name="path">Where it finds programs; null leaves what is set.</param>
    public static Process StartParent(string order, string? path)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Assembly, Parent]);
        start.Environment[OrderVariable] = order;
        if (path is not null)
            start.Environment["PATH"] = path;
        return Process.Start(start)!;
    }

    private static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case [ReaderChild.Argument]:
                return ReaderChild.Run();
            case [Hostile]:
                return ReaderChild.Run(new DocumentReader([new HostileReader()]), new HostilePageReader());
            case [Parent]:
                new ReaderProcesses(Reader(hostile: true)).Read(
                    HostileReader.Order(Environment.GetEnvironmentVariable(OrderVariable)!), new ReaderLimits(), CancellationToken.None);
                return 0;
            default:
                return WritingProcess.Run(arguments);
        }
    }
}
