using System.Globalization;
using Tocsin.Elb.Shapes;
using Tocsin.Text;

namespace Tocsin.Elb.Operations;

/// <summary>What there is, as answers tell of it.</summary>
internal static class ElbShapes
{
    public static Shapes.LoadBalancer Of(Elb.LoadBalancer balancer)
    {
        bool isInternal = balancer.Asked.Scheme == "internal";
        string region = balancer.Arn.Region;
        return new()
        {
            LoadBalancerArn = balancer.Arn.ToString(),
            LoadBalancerName = balancer.Name,
            DNSName = balancer.Type == Elb.LoadBalancer.Application
                ? $"{(isInternal ? "internal-" : "")}{balancer.Name}-{Number(balancer)}.{region}.elb.amazonaws.com"
                : $"{balancer.Name}-{balancer.Arn.Name}.elb.{region}.amazonaws.com",
            CanonicalHostedZoneId = $"Z{Hash(region):X13}"[..14],
            CreatedTime = balancer.CreatedAt,
            Scheme = balancer.Asked.Scheme ?? "internet-facing",
            VpcId = $"vpc-{Hash($"{balancer.Arn.Account}/{region}"):x16}",
            State = new() { Code = "active" },
            Type = balancer.Type,
            AvailabilityZones = Zones(balancer),
            SecurityGroups = balancer.Asked.SecurityGroups,
            IpAddressType = balancer.Asked.IpAddressType ?? "ipv4",
            CustomerOwnedIpv4Pool = balancer.Asked.CustomerOwnedIpv4Pool,
            EnablePrefixForIpv6SourceNat = balancer.Asked.EnablePrefixForIpv6SourceNat,
            IpamPools = balancer.Asked.IpamPools,
        };
    }

    /// <summary>There are no subnets here that could say their zones: one after the other is taken.</summary>
    public static ValueList<AvailabilityZone> Zones(Elb.LoadBalancer balancer) =>
        (balancer.Asked.Subnets ?? balancer.Asked.SubnetMappings.GetValueOrDefault().Select(m => m.SubnetId ?? "").ToValueList())
        .Select((subnet, i) => new AvailabilityZone
        {
            SubnetId = subnet,
            ZoneName = $"{balancer.Arn.Region}{(char)('a' + (i % 26))}",
            LoadBalancerAddresses = [],
        }).ToValueList();

    public static Shapes.Listener Of(Elb.Listener listener) => new()
    {
        ListenerArn = listener.Arn.ToString(),
        LoadBalancerArn = listener.LoadBalancer.ToString(),
        Port = listener.Asked.Port,
        Protocol = listener.Asked.Protocol,
        Certificates = listener.Asked.Certificates,
        SslPolicy = listener.Asked.SslPolicy ?? (listener.Asked.Protocol is "HTTPS" or "TLS" ? "ELBSecurityPolicy-2016-08" : null),
        DefaultActions = Forwarding.Told(listener.Asked.DefaultActions),
        AlpnPolicy = listener.Asked.AlpnPolicy,
        MutualAuthentication =
            listener.Asked.MutualAuthentication ?? (listener.Asked.Protocol == "HTTPS" ? new() { Mode = "off" } : null),
    };

    public static Rule Of(ListenerRule rule) => new()
    {
        RuleArn = rule.Arn.ToString(),
        Priority = rule.Asked.Priority?.ToString(CultureInfo.InvariantCulture),
        Conditions = rule.Asked.Conditions?.Select(Told).ToValueList(),
        Actions = Forwarding.Told(rule.Asked.Actions),
        IsDefault = false,
        Transforms = rule.Asked.Transforms,
    };

    public static Rule DefaultRule(Elb.Listener listener) => new()
    {
        RuleArn = (listener.Arn with
        {
            Resource = $"listener-rule/{listener.Arn.Resource["listener/".Length..]}/{Hash(listener.Arn.Resource):x16}",
        }).ToString(),
        Priority = "default",
        Conditions = [],
        Actions = Forwarding.Told(listener.Asked.DefaultActions),
        IsDefault = true,
    };

    public static Shapes.TargetGroup Of(ElbState state, Elb.TargetGroup group)
    {
        var check = group.HealthCheck;
        bool isLambda = group.Asked.TargetType == "lambda";
        return new()
        {
            TargetGroupArn = group.Arn.ToString(),
            TargetGroupName = group.Name,
            Protocol = group.Asked.Protocol,
            Port = group.Asked.Port,
            VpcId = group.Asked.VpcId,
            HealthCheckProtocol = isLambda ? null : check.Protocol,
            HealthCheckPort = isLambda ? null : check.Port,
            HealthCheckEnabled = check.Enabled,
            HealthCheckIntervalSeconds = (int)check.Interval.TotalSeconds,
            HealthCheckTimeoutSeconds = (int)check.Timeout.TotalSeconds,
            HealthyThresholdCount = check.Healthy,
            UnhealthyThresholdCount = check.Unhealthy,
            HealthCheckPath = check.Path,
            Matcher = check.Matcher is not { } codes ? null
                : group.Asked.ProtocolVersion == "GRPC" ? new() { GrpcCode = codes } : new() { HttpCode = codes },
            LoadBalancerArns = state.LoadBalancersOf(group.Arn),
            TargetType = group.Asked.TargetType ?? "instance",
            ProtocolVersion = group.Asked.Protocol is "HTTP" or "HTTPS" ? group.Asked.ProtocolVersion ?? "HTTP1" : null,
            IpAddressType = group.Asked.IpAddressType ?? (isLambda ? null : "ipv4"),
            TargetControlPort = group.Asked.TargetControlPort,
        };
    }

    /// <summary>Values that were given in the old place stand in both.</summary>
    private static RuleCondition Told(RuleCondition given) => given.Field switch
    {
        "path-pattern" when given.PathPatternConfig is { Values: { } values } => given with { Values = given.Values ?? values },
        "path-pattern" => given with { PathPatternConfig = new() { Values = given.Values } },
        "host-header" when given.HostHeaderConfig is { Values: { } values } => given with { Values = given.Values ?? values },
        "host-header" => given with { HostHeaderConfig = new() { Values = given.Values } },
        _ => given,
    };

    private static ulong Hash(string text) => StableHash.Of(text);

    private static ulong Number(Elb.LoadBalancer balancer) => Hash(balancer.Arn.Resource) % 10_000_000_000;
}
