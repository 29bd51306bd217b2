using Hangfire.AspNetCore;
using Hangfire.Common;
using Microsoft.Extensions.DependencyInjection;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Crawl.Judging;
using PerfEval.Ingest.Crawl.Visiting;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Processes;
using PerfEval.Ingest.Readers;
using PerfEval.Normalize;
using PerfEval.Worker.Jobs.Handed;
using PerfEval.Worker.Jobs.Night;
using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.Server.Notices;
using PerfEval.Worker.Server.Settings;
using PerfEval.Worker.State;
using PerfEval.Worker.Web;

namespace PerfEval.Worker.Server;

/// <summary>The parts of serve. The container makes each once, when it is first asked for, and disposes of them in the opposite order.</summary>
internal static class ServeServices
{
    /// <summary>Runs and the queries they wait for have this long to let go; what is left is taken up by the next start.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(25);

    /// <summary>Kind of run to the job that it begins with.</summary>
    private static readonly Dictionary<string, Func<string, Job>> s_starts = new(StringComparer.Ordinal)
    {
        [NightArgs.Kind] = run => Job.FromExpression<NightArchiveCheck>(job => job.Run(run, null!, CancellationToken.None)),
        [IngestArgs.Kind] = run => Job.FromExpression<IngestWork>(job => job.Run(run, null!, CancellationToken.None)),
        [AnalyzeArgs.Kind] = run => Job.FromExpression<AnalyzeWork>(job => job.Run(run, null!, CancellationToken.None)),
        [PublishArgs.Kind] = run => Job.FromExpression<PublishWork>(job => job.Run(run, null!, CancellationToken.None)),
    };

    /// <summary>Needs what AddIngest, AddNormalize and AddAnalytics add.</summary>
    public static IServiceCollection AddServe(this IServiceCollection services, DataHome home, ServeSettings settings, ServeLog log, TimeProvider clock)
    {
        var address = StateAddress.Of(home, settings.State);
        var server = ServerName.Of(address, settings.Node);
        services.AddSingleton(home).AddSingleton(log).AddSingleton(clock).AddSingleton(address).AddSingleton(server);
        services.AddSingleton(Schedule.Parse(settings.Schedule, settings.Zone));
        services.AddSingleton(_ => ServeLock.Take(home, server.Node));
        AddState(services, address, clock);
        AddNotices(services, settings);
        AddQueue(services, settings);
        AddSteps(services, settings);
        AddJobs(services, settings);
        // One after the other, so that servers that start together share one.
        services.AddSingleton(parts => new ServeToken(parts.Get<StateStore>().Together(_ => ServeEndpoint.MakeToken(home, server.Node)), settings.ReadToken));
        return services.AddSingleton<HealthChecks>().AddSingleton<Gauges>().AddSingleton<RunEndpoints>().AddSingleton<ServeWeb>();
    }

    public static T Get<T>(this IServiceProvider parts)
        where T : notnull => parts.GetRequiredService<T>();

    private static void AddState(IServiceCollection services, StateAddress address, TimeProvider clock) => services
        .AddSingleton(_ => StateStore.Open(address, clock))
        .AddSingleton<StateCopying>().AddSingleton<RunLedger>().AddSingleton<RunLines>().AddSingleton<NoticeOutbox>();

    private static void AddNotices(IServiceCollection services, ServeSettings settings)
    {
        if (settings.Smtp is { } smtp)
            services.AddSingleton<INoticeChannel>(new SmtpChannel(smtp));
        if (settings.Webhook is { } webhook)
            services.AddSingleton<INoticeChannel>(_ => new WebhookChannel(webhook));
        services.AddSingleton<IReadOnlyList<INoticeChannel>>(parts => [.. parts.GetServices<INoticeChannel>()]);
        services.AddSingleton(settings.Zone).AddSingleton<NoticeSender>().AddSingleton<NightDigest>();
    }

    private static void AddQueue(IServiceCollection services, ServeSettings settings) => services
        .AddSingleton(parts => JobStore.Open(parts.Get<StateAddress>())).AddSingleton<JobLog>().AddSingleton<JobBoard>()
        .AddSingleton(
            parts => new RunAttempts(parts.Get<RunLedger>(), parts.Get<RunLines>(), parts.Get<JobBoard>(), parts.Get<ServeLog>(), parts.Get<ServerName>().Name)
            {
                Over = parts.Get<NightDigest>().Over,
            })
        .AddSingleton(
            parts => new RunQueue(
                parts.Get<RunLedger>(), parts.Get<RunAttempts>(), parts.Get<JobBoard>(), parts.Get<JobStore>(), s_starts, parts.Get<TimeProvider>()))
        .AddSingleton(parts => new JobServer(
            parts.Get<JobStore>(), new AspNetCoreJobActivator(parts.Get<IServiceScopeFactory>()), parts.Get<ServerName>().Name, settings.Parallel, s_patience));

    private static void AddSteps(IServiceCollection services, ServeSettings settings) => services
        .AddSingleton(parts => new WarehouseGate(parts.Get<DataHome>().Warehouse, parts.Get<TimeProvider>()))
        .AddSingleton(parts => new ArchiveGate(parts.Get<DataHome>().Archive, parts.Get<ServerName>().Node))
        .AddSingleton(parts => new CrawlerGate(parts.Get<ReaderProcesses>(), () => new Crawler(new CrawlSettings
        {
            Words = CrawlWords.Load(Path.Combine(parts.Get<EditedData>().Folder, "crawl.yaml")),
            Reading = parts.Get<ReaderProcesses>(),
            Contact = settings.Contact,
            Time = parts.Get<TimeProvider>(),
        })))
        .AddSingleton(parts => new HostTurns(parts.Get<StateAddress>().Postgres, parts.Get<ServeLog>()))
        .AddSingleton(parts => new NightSources(settings.Sources ?? Path.Combine(parts.Get<EditedData>().Folder, "sources")))
        .AddSingleton<Func<IStepListener, IngestJob>>(
            parts => listener => new IngestJob(
                parts.Get<DocumentReader>(), parts.Get<ReaderProcesses>(), parts.Get<ReaderLimits>(), parts.Get<EditedData>(), listener,
                parts.Get<TimeProvider>()))
        .AddSingleton(parts => new StatePublishing(
            parts.Get<WarehouseGate>(), parts.Get<StateStore>(), parts.Get<DataHome>(), parts.Get<NightSources>().Folder, settings.Keep,
            parts.Get<TimeProvider>()));

    // Each class of jobs has one object.
    private static void AddJobs(IServiceCollection services, ServeSettings settings) => services
        .AddSingleton<HandedWork>().AddSingleton<NightSteps>()
        .AddSingleton<ScheduleTick>().AddSingleton<CancelledRun>()
        .AddSingleton<IngestWork>().AddSingleton<AnalyzeWork>().AddSingleton<PublishWork>()
        .AddSingleton<NightArchiveCheck>().AddSingleton<NightLoad>().AddSingleton<NightAnalysis>().AddSingleton<NightPublication>()
        .AddSingleton(parts => new NightCrawl(
            parts.Get<NightSteps>(), parts.Get<NightSources>(), parts.Get<JobBoard>(), parts.Get<RunLedger>(), parts.Get<RunLines>(), parts.Get<ArchiveGate>(),
            parts.Get<CrawlerGate>(), parts.Get<HostTurns>(), settings.Contact));
}
