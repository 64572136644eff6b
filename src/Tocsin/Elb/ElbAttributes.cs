using Tocsin.Text;

namespace Tocsin.Elb;

/// <summary>The attributes that load balancers, listeners and target groups have, and what they are where nobody set them.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html, API_TargetGroupAttribute.html and
/// API_ListenerAttribute.html
/// </remarks>
internal static class ElbAttributes
{
    internal const string DeregistrationDelay = "deregistration_delay.timeout_seconds";

    private static readonly (string Key, string Value)[] OfEveryBalancer =
    [
        ("access_logs.s3.enabled", "false"), ("access_logs.s3.bucket", ""), ("access_logs.s3.prefix", ""),
        ("deletion_protection.enabled", "false"), ("ipv6.deny_all_igw_traffic", "false"), ("zonal_shift.config.enabled", "false"),
    ];

    private static readonly (string Key, string Value)[] OfApplication =
    [
        .. OfEveryBalancer,
        ("load_balancing.cross_zone.enabled", "true"), ("client_keep_alive.seconds", "3600"),
        ("connection_logs.s3.enabled", "false"), ("connection_logs.s3.bucket", ""), ("connection_logs.s3.prefix", ""),
        ("health_check_logs.s3.enabled", "false"), ("health_check_logs.s3.bucket", ""), ("health_check_logs.s3.prefix", ""),
        ("idle_timeout.timeout_seconds", "60"), ("routing.http.desync_mitigation_mode", "defensive"),
        ("routing.http.drop_invalid_header_fields.enabled", "false"), ("routing.http.preserve_host_header.enabled", "false"),
        ("routing.http.x_amzn_tls_version_and_cipher_suite.enabled", "false"), ("routing.http.xff_client_port.enabled", "false"),
        ("routing.http.xff_header_processing.mode", "append"), ("routing.http2.enabled", "true"), ("waf.fail_open.enabled", "false"),
    ];

    private static readonly (string Key, string Value)[] OfNetwork =
    [
        .. OfEveryBalancer,
        ("load_balancing.cross_zone.enabled", "false"), ("dns_record.client_routing_policy", "any_availability_zone"),
        ("secondary_ips.auto_assigned.per_subnet", "0"),
    ];

    private static readonly (string Key, string Value)[] OfEveryGroup =
    [
        (DeregistrationDelay, "300"), ("stickiness.enabled", "false"),
        ("load_balancing.cross_zone.enabled", "use_load_balancer_configuration"),
        ("target_group_health.dns_failover.minimum_healthy_targets.count", "1"),
        ("target_group_health.dns_failover.minimum_healthy_targets.percentage", "off"),
        ("target_group_health.unhealthy_state_routing.minimum_healthy_targets.count", "1"),
        ("target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage", "off"),
    ];

    private static readonly (string Key, string Value)[] OfHttpGroup =
    [
        .. OfEveryGroup,
        ("stickiness.type", "lb_cookie"), ("stickiness.lb_cookie.duration_seconds", "86400"), ("stickiness.app_cookie.cookie_name", ""),
        ("stickiness.app_cookie.duration_seconds", "86400"), ("slow_start.duration_seconds", "0"),
        ("load_balancing.algorithm.type", "round_robin"), ("load_balancing.algorithm.anomaly_mitigation", "off"),
    ];

    private static readonly (string Key, string Value)[] OfTcpGroup =
    [
        .. OfEveryGroup,
        ("stickiness.type", "source_ip"), ("deregistration_delay.connection_termination.enabled", "false"),
        ("preserve_client_ip.enabled", "false"), ("proxy_protocol_v2.enabled", "false"),
        ("target_health_state.unhealthy.connection_termination.enabled", "true"),
        ("target_health_state.unhealthy.draining_interval_seconds", "0"),
    ];

    private static readonly (string Key, string Value)[] OfHttpListener =
    [
        .. ((string[])[
            "access_control_allow_credentials", "access_control_allow_headers", "access_control_allow_methods",
            "access_control_allow_origin", "access_control_expose_headers", "access_control_max_age", "content_security_policy",
            "strict_transport_security", "x_content_type_options", "x_frame_options",
        ]).Select(header => ($"routing.http.response.{header}.header_value", "")),
        .. ((string[])[
            "x_amzn_mtls_clientcert", "x_amzn_mtls_clientcert_issuer", "x_amzn_mtls_clientcert_leaf",
            "x_amzn_mtls_clientcert_serial_number", "x_amzn_mtls_clientcert_subject", "x_amzn_mtls_clientcert_validity",
            "x_amzn_tls_cipher_suite", "x_amzn_tls_version",
        ]).Select(header => ($"routing.http.request.{header}.header_name", "")),
        ("routing.http.response.server.enabled", "true"),
    ];

    private static readonly (string Key, string Value)[] OfTcpListener = [("tcp.idle_timeout.seconds", "350")];

    public static ValueMap<string> Of(LoadBalancer balancer) =>
        With(balancer.Type == LoadBalancer.Application ? OfApplication : OfNetwork, balancer.Attributes);

    public static ValueMap<string> Of(TargetGroup group) =>
        With(group.Asked.Protocol is "HTTP" or "HTTPS" or null ? OfHttpGroup : OfTcpGroup, group.Attributes);

    public static ValueMap<string> Of(Listener listener) => With(
        listener.Asked.Protocol switch { "HTTP" or "HTTPS" => OfHttpListener, "TCP" => OfTcpListener, _ => [] }, listener.Attributes);

    /// <summary>What is set again has its new value.</summary>
    public static ValueMap<string> With(ValueMap<string> there, IEnumerable<KeyValuePair<string, string>> set) =>
        there.Concat(set).ToValueMap();

    private static ValueMap<string> With((string Key, string Value)[] usual, ValueMap<string> set) =>
        With(usual.Select(u => KeyValuePair.Create(u.Key, u.Value)).ToValueMap(), set);
}
