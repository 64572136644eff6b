using Tocsin.Aws;
using Tocsin.Elb.Shapes;

namespace Tocsin.Elb.Operations;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeCapacityReservation.html</summary>
/// <remarks>Nothing is reserved: what takes no traffic needs no capacity.</remarks>
public static class DescribeCapacityReservation
{
    public static Result<DescribeCapacityReservationResponse> Answer(
        ElbState state, DescribeCapacityReservationRequest request, Call call)
    {
        var found = ElbErrors.LoadBalancer(state, request.LoadBalancerArn);
        return found.Error is { } error ? error : new DescribeCapacityReservationResponse { CapacityReservationState = [] };
    }
}
