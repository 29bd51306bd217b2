using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using PerfEval.Worker.Pipeline;

namespace PerfEval.Worker.Web;

/// <summary>
/// The program's meter at /metrics in Prometheus' text format: counters since the start of the process, gauges as of now. Traces and the meter also go to
/// a collector, where OTEL_EXPORTER_OTLP_ENDPOINT names one.
/// </summary>
public static class Measuring
{
    private const string Variable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static bool IsExported => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable));

    public static void AddServices(IServiceCollection services)
    {
        var telemetry = services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("perfeval")).WithMetrics(metrics =>
        {
            metrics.AddMeter(Telemetry.Name).AddPrometheusExporter(prometheus =>
            {
                prometheus.ScopeInfoEnabled = false;
                prometheus.TargetInfoEnabled = false;
                prometheus.ScrapeResponseCacheDurationMilliseconds = 0;
            });
            if (IsExported)
                metrics.AddOtlpExporter();
        });
        if (IsExported)
            telemetry.WithTracing(traces => traces.AddSource(Telemetry.Name).AddOtlpExporter());
    }

    public static void Map(WebApplication application)
    {
        application.MapPrometheusScrapingEndpoint("/metrics");
        // What happens before the first request counts, too.
        _ = application.Services.GetRequiredService<MeterProvider>();
    }
}
