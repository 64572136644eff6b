using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Tocsin.Server.Host;

/// <summary>Sends measures and a span for each request to a collector, by OpenTelemetry's protocol over HTTP.</summary>
/// <remarks>Spans name operations, never what is in a request. Where no collector is named, nothing is made.</remarks>
internal sealed class Telemetry : IDisposable
{
    public const string Name = "tocsin";

    private readonly Meter meter = new(Name);
    private readonly MeterProvider measures;
    private readonly TracerProvider spans;

    /// <param name="collector">Its base: <c>http://127.0.0.1:4318</c>.</param>
    public Telemetry(Uri collector, IEnumerable<Measure> counted)
    {
        foreach (var measure in counted)
        {
            string name = measure.Name.Replace('_', '.');
            _ = measure.Grows
                ? (Instrument)meter.CreateObservableCounter(name, () => measure.Samples().Select(Of), description: measure.Means)
                : meter.CreateObservableGauge(name, () => measure.Samples().Select(Of), description: measure.Means);
        }
        var resource = ResourceBuilder.CreateEmpty().AddService(Name);
        measures = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Name)
            .AddOtlpExporter(o => To(o, collector, "v1/metrics")).Build();
        spans = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).SetSampler(new AlwaysOnSampler()).AddSource(Name)
            .AddOtlpExporter(o => To(o, collector, "v1/traces")).Build();
    }

    /// <summary>Of the spans; costs nothing where nobody listens.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Sends what is left.</summary>
    public void Dispose()
    {
        spans.Dispose();
        measures.Dispose();
        meter.Dispose();
    }

    private static Measurement<long> Of(Sample sample) =>
        new(sample.Value, sample.Labels.AsEnumerable().Select(l => new KeyValuePair<string, object?>(l.Name, l.Value)));

    private static void To(OtlpExporterOptions options, Uri collector, string path)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new Uri(new Uri(collector.ToString().TrimEnd('/') + "/"), path);
    }
}
