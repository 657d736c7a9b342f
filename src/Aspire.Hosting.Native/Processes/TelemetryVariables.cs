using Aspire.Hosting.Dashboard;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Processes;

/// <summary>Tells a project's OpenTelemetry where to send, and as whom.</summary>
internal sealed class TelemetryVariables(DashboardSettings dashboard, IHostEnvironment environment)
{
    public IEnumerable<KeyValuePair<string, object>> ForProjects()
    {
        if (!dashboard.IsEnabled) yield break;

        yield return new("OTEL_EXPORTER_OTLP_ENDPOINT", dashboard.OtlpUrl);
        yield return new("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc");
        yield return new("OTEL_EXPORTER_OTLP_HEADERS", $"x-otlp-api-key={dashboard.OtlpKey}");
        yield return new("OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY", "in_memory");

        // The orchestrator fills these in from the annotations of each instance.
        yield return new("OTEL_SERVICE_NAME", """{{- index .Annotations "otel-service-name" -}}""");
        yield return new("OTEL_RESOURCE_ATTRIBUTES", """service.instance.id={{- index .Annotations "otel-service-instance-id" -}}""");

        if (environment.IsProduction()) yield break;

        // Somebody is looking on: show everything, soon.
        yield return new("OTEL_BSP_SCHEDULE_DELAY", "1000");
        yield return new("OTEL_BLRP_SCHEDULE_DELAY", "1000");
        yield return new("OTEL_METRIC_EXPORT_INTERVAL", "1000");
        yield return new("OTEL_TRACES_SAMPLER", "always_on");
        yield return new("OTEL_METRICS_EXEMPLAR_FILTER", "trace_based");
    }
}
