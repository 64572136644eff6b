using Tocsin.Aws;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Text;
using Tocsin.Told;

namespace Tocsin.Tests.Told;

public class DepartureTests
{
    private static readonly Estate Estate = new(AccountId.Assumed, "us-east-1");

    [Fact]
    public void A_log_group_keeps_the_message_and_that_is_all() =>
        Assert.IsType<Verdict.Arrived>(Judged("arn:aws:logs:us-east-1:111122223333:log-group:/events/ecs").Verdict);

    [Theory]
    [InlineData("arn:aws:lambda:us-east-1:111122223333:function:page")]
    [InlineData("arn:aws:states:us-east-1:111122223333:stateMachine:page")]
    [InlineData("arn:aws:sqs:us-east-1:111122223333:alerts")]
    public void What_a_program_does_with_the_message_cannot_be_told(string target)
    {
        Assert.Equal(new Verdict.Undetermined(target), Judged(target).Verdict);
        Assert.True(Departure.IsForProgram(Left(target), _ => false));
    }

    [Theory]
    [InlineData("aws_lambda_function.page.arn", true)]
    [InlineData("var.target", false)]
    public void What_is_not_known_is_a_program_where_its_name_says_so(string name, bool isProgram)
    {
        var left = Left(Unknown.Mark(name));
        Assert.Equal(isProgram, Departure.IsForProgram(left, n => n == "aws_lambda_function.page.arn"));
        Assert.Equal(new Verdict.Undetermined(name), Departure.Judged(left, Estate).Verdict);
    }

    [Theory]
    [InlineData("eu-west-1", "There is one of that name with the ARN arn:aws:sns:us-east-1:111122223333:alerts.")]
    [InlineData("us-east-1", "cannot be told.")]
    public void A_topic_that_may_be_declared_elsewhere_is_no_program(string region, string end)
    {
        var topic = Sns.World.Topic with { Region = region };
        var left = Left(topic.ToString()) with { Steps =
            [new RouteStep(new Step(Stage.Topic, Sns.World.Target, new Verdict.Passed()), null)] };
        left = left with { Last = left.Last with { To = new Address.Elsewhere(topic.ToString(), topic) } };
        var known = region == "us-east-1" ? Estate : Estate with { Sns = new Sns.World().Sns };
        var step = Assert.Single(Departure.Judged(left, known).Steps).Step;
        Assert.Equal((new Verdict.Undetermined(topic.ToString()), Sns.World.Target), (step.Verdict, step.Where));
        Assert.EndsWith(end, Assert.Single(step.Notes).Message, StringComparison.Ordinal);
        Assert.False(Departure.IsForProgram(left, _ => true));
    }

    [Fact]
    public void A_route_that_ended_here_is_no_departure()
    {
        var stopped = Left("arn:aws:sqs:us-east-1:111122223333:alerts") with { Steps =
            [new RouteStep(Step(new Verdict.Stopped(Reasons.NoTarget)), null)] };
        Assert.Same(stopped, Departure.Judged(stopped, Estate));
        Assert.False(Departure.IsForProgram(stopped, _ => true));
    }

    private static Route Judged(string target) => Departure.Judged(Left(target), Estate);

    private static Route Left(string target)
    {
        var publisher = new Publisher.Service("events.amazonaws.com", Arn.Parse(Sns.World.Rule), "111122223333");
        var envelope = new Envelope(Address.Of(target), new Publication("hello", publisher), new Origin("e-1"), Sns.World.Target);
        return new Route([new RouteStep(Step(new Verdict.Passed()), envelope)], envelope);
    }

    private static Step Step(Verdict verdict) => new(Stage.Transformer, new Place(Sns.World.Rule), verdict);
}
