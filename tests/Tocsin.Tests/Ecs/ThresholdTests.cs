using Tocsin.Ecs;

namespace Tocsin.Tests.Ecs;

/// <summary>The examples of https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html</summary>
public sealed class ThresholdTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(25, 13)]
    [InlineData(400, 200)]
    [InlineData(800, 200)]
    public void By_default_it_is_half_of_the_desired_count_from_3_to_200(int desired, int failures) =>
        Assert.Equal(failures, Threshold.Default.For(desired));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(800, 400)]
    public void An_unbounded_percentage_is_not_clamped(int desired, int failures) =>
        Assert.Equal(failures, new Threshold(ThresholdType.UnboundedPercent, 50).For(desired));

    [Theory]
    [InlineData(1)]
    [InlineData(800)]
    public void A_count_does_not_depend_on_the_desired_count(int desired) =>
        Assert.Equal(7, new Threshold(ThresholdType.Count, 7).For(desired));
}
