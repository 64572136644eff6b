namespace Tocsin.Elb;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html</summary>
public static class Limits
{
    /// <summary>Of a page, where none is asked for: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference</summary>
    public const int PageSize = 400;

    /// <summary>Per resource.</summary>
    public const int Tags = 50;

    /// <summary>Of a load balancer's or a target group's name.</summary>
    public const int NameLength = 32;

    /// <summary>Per target group.</summary>
    public const int Targets = 1000;

    /// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html</summary>
    public const int DeregistrationDelaySeconds = 3600;
}
