using System.Globalization;
using Tocsin.Elb.Shapes;

namespace Tocsin.Elb;

/// <summary>How a target group learns whether a target is healthy, with AWS's defaults for what was not said.</summary>
/// <remarks>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html</remarks>
/// <param name="Protocol">HTTP, HTTPS, TCP, TLS, UDP, TCP_UDP or GENEVE.</param>
/// <param name="Port">A number, or <c>traffic-port</c>: the one that a target is registered with.</param>
/// <param name="Path">Null where nothing is asked over HTTP.</param>
/// <param name="Matcher">The answers that are healthy, such as <c>200</c>, <c>200,202</c> or <c>200-299</c>; null as the path.</param>
public sealed record HealthCheck(
    bool Enabled, string Protocol, string Port, string? Path, string? Matcher, TimeSpan Interval, TimeSpan Timeout, int Healthy,
    int Unhealthy)
{
    internal const string TrafficPort = "traffic-port";

    public bool IsHttp => Protocol is "HTTP" or "HTTPS";

    /// <summary>Whether an answer with this status is healthy.</summary>
    public bool Takes(int status) => Matcher is null || Matcher.Split(',', StringSplitOptions.TrimEntries).Any(part =>
    {
        string[] ends = part.Split('-');
        return int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out int from)
            && int.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out int to) && from <= status && status <= to;
    });

    internal static HealthCheck Of(CreateTargetGroupRequest asked)
    {
        bool isLambda = asked.TargetType == "lambda", isGrpc = asked.ProtocolVersion == "GRPC";
        bool isApplication = asked.Protocol is "HTTP" or "HTTPS" || isLambda;
        string protocol = asked.HealthCheckProtocol ?? (isApplication ? "HTTP" : "TCP");
        bool isHttp = protocol is "HTTP" or "HTTPS";
        string? codes = isGrpc ? asked.Matcher?.GrpcCode ?? "12" : asked.Matcher?.HttpCode ?? (isApplication ? "200" : "200-399");
        return new(
            asked.HealthCheckEnabled ?? !isLambda, protocol, asked.HealthCheckPort ?? TrafficPort,
            isHttp ? asked.HealthCheckPath ?? (isGrpc ? "/AWS.ALB/healthcheck" : "/") : null, isHttp ? codes : null,
            TimeSpan.FromSeconds(asked.HealthCheckIntervalSeconds ?? (isLambda ? 35 : 30)),
            TimeSpan.FromSeconds(asked.HealthCheckTimeoutSeconds ?? (isLambda ? 30 : isHttp ? 5 : 10)),
            asked.HealthyThresholdCount ?? 5, asked.UnhealthyThresholdCount ?? (isLambda ? 5 : 2));
    }
}
