using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using PerfEval.Worker.Serving;

namespace PerfEval.Worker.Web;

/// <summary>Sums of the program's meter in Prometheus' text format: counters since the start of the process, gauges as of now.</summary>
public sealed class PrometheusText : IDisposable
{
    private readonly ConcurrentDictionary<(string Name, string Labels), double> _values = new();
    private readonly ConcurrentDictionary<string, Instrument> _instruments = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();

    public PrometheusText()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name != Telemetry.Name)
                return;
            _instruments[NameOf(instrument)] = instrument;
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Count(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Count(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Count(instrument, value, tags));
        _listener.Start();
    }

    public string Write()
    {
        // A gauge has the labels it has now: a source that is gone says nothing more.
        foreach (var gauge in _values.Keys.Where(key => IsGauge(_instruments[key.Name])))
            _values.TryRemove(gauge, out _);
        _listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var group in _values.GroupBy(v => v.Key.Name).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"# HELP {group.Key} {_instruments[group.Key].Description}\n");
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {group.Key} {(IsGauge(_instruments[group.Key]) ? "gauge" : "counter")}\n");
            foreach (var ((name, labels), value) in group.OrderBy(v => v.Key.Labels, StringComparer.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $"{name}{labels} {value}\n");
        }

        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    private static bool IsGauge(Instrument instrument) => instrument.IsObservable;

    private static string NameOf(Instrument instrument) =>
        instrument.Name.Replace('.', '_') + (IsGauge(instrument) ? string.Empty : "_total");

    private void Count(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = new StringBuilder();
        foreach (var (key, tag) in tags)
        {
            var escaped = (tag?.ToString() ?? string.Empty).Replace("\\", "\\\\", StringComparison.Ordinal)
                .Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
            labels.Append(labels.Length == 0 ? '{' : ',').Append(key).Append("=\"").Append(escaped).Append('"');
        }

        if (labels.Length > 0)
            labels.Append('}');
        _values.AddOrUpdate((NameOf(instrument), labels.ToString()), value, (_, sum) => IsGauge(instrument) ? value : sum + value);
    }
}
