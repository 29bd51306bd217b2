using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace PerfEval.Worker.Serving;

/// <summary>Sends traces and metrics to a collector where OTEL_EXPORTER_OTLP_ENDPOINT names one.</summary>
public sealed class OpenTelemetryExport : IDisposable
{
    public const string Variable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private readonly TracerProvider _traces;
    private readonly MeterProvider _metrics;

    private OpenTelemetryExport()
    {
        var resource = ResourceBuilder.CreateDefault().AddService("perfeval");
        _traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Telemetry.Name).AddOtlpExporter().Build();
        _metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Telemetry.Name).AddOtlpExporter().Build();
    }

    /// <returns>Null where no collector is named.</returns>
    public static OpenTelemetryExport? Start() =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)) ? null : new OpenTelemetryExport();

    /// <summary>Sends what is left, then ends.</summary>
    public void Dispose()
    {
        _traces.Dispose();
        _metrics.Dispose();
    }
}
