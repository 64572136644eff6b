using Tocsin.EventBridge.Shapes;
using Tocsin.EventBridge;
using Tocsin.EventBridge.Operations;
using Tocsin.Text;
using Tocsin.Tests.Estates;

namespace Tocsin.Tests.EventBridge;

public sealed class PutTargetsTests
{
    [Fact]
    public void The_articles_target_is_stored()
    {
        var state = Fixture.WithRule.After(Fixture.Put(Fixture.Article));
        Assert.Equal([Fixture.Article], state.Rules.Single().Targets);
    }

    [Fact]
    public void A_target_of_the_same_id_replaces_the_old_one_in_its_place()
    {
        var state = Fixture.WithRule.After(
            Fixture.Put(new Target { Id = "a", Arn = Fixture.Topic }, new Target { Id = "b", Arn = Fixture.Topic }));
        var after = state.After(
            PutTargets.Decide(state,
                new PutTargetsRequest { Rule = "failed", Targets = [new Target { Id = "a", Arn = Fixture.Topic, Input = "1" }] },
                    Fixture.Call));
        Assert.Equal(
            [new Target { Id = "a", Arn = Fixture.Topic, Input = "1" }, new Target { Id = "b", Arn = Fixture.Topic }],
            after.Rules.Single().Targets);
    }

    [Theory]
    [InlineData("gone", null, "Rule gone does not exist on EventBus default.")]
    [InlineData("failed", "other", "Event bus other does not exist.")]
    public void A_rule_that_is_not_on_that_bus_has_no_targets_to_put(string rule, string? bus, string message)
    {
        var error = PutTargets.Decide(
            EventBridgeState.Empty.With(Fixture.Rule()),
                new PutTargetsRequest { Rule = rule, Targets = [Fixture.Article], EventBusName = bus }, Fixture.Call).Error!;
        Assert.Equal(("ResourceNotFoundException", message), (error.Code, error.Message));
    }

    [Fact]
    public void A_rule_on_the_default_bus_is_not_on_another()
    {
        var state = EventBridgeState.Empty.With(Fixture.Rule()).After(
            CreateEventBus.Decide(EventBridgeState.Empty.With(Fixture.Rule()), new CreateEventBusRequest { Name = "other" }, Fixture.Call));
        var error = PutTargets.Decide(
            state, new PutTargetsRequest { Rule = "failed", Targets = [Fixture.Article], EventBusName = "other" }, Fixture.Call).Error!;
        Assert.Equal("Rule failed does not exist on EventBus other.", error.Message);
    }

    [Fact]
    public void A_sixth_target_refuses_the_whole_call()
    {
        Assert.Null(Fixture.Put([.. Targets(5)]).Error);
        var error = Fixture.Put([.. Targets(6)]).Error!;
        Assert.Equal(("LimitExceededException", "The requested resource exceeds the maximum number allowed."), (error.Code, error.Message));

        static IEnumerable<Target> Targets(int count) =>
            Enumerable.Range(0, count).Select(i => new Target { Id = $"t{i}", Arn = Fixture.Topic });
    }

    [Fact]
    public void A_misspelt_placeholder_is_refused_when_there_is_a_map()
    {
        var error = Fixture.Refusal(Fixture.Transformed("""{"a":"<reson>"}""", ("reason", "$.detail.reason")))!;
        Assert.Equal(
            (
                "ValidationException", "InputTemplate for target t contains invalid placeholder reson.",
                "Targets/0/InputTransformer/InputTemplate"),
            (error.Code, error.Message, error.Member));
    }

    [Fact]
    public void A_bad_id_is_refused_in_the_models_words() => Assert.Equal(
        @"1 validation error detected: Value '!@#$' at 'targets.1.member.id' failed to satisfy constraint: Member must satisfy regular "
            + @"expression pattern: [\.\-_A-Za-z0-9]+",
        Fixture.Refusal(new Target { Id = "!@#$", Arn = Fixture.Topic })!.Message);

    [Fact]
    public void The_second_target_at_fault_is_named_as_the_second()
    {
        var error = Fixture.Put(Fixture.Article, Fixture.Transformed("""{"a":<b>}""", ("b", "b")) with { Id = "u" }).Error!;
        Assert.Equal(("InputPath for target u is invalid.", "Targets/1/InputTransformer/InputPathsMap/b"), (error.Message, error.Member));
    }

    [Theory]
    [InlineData("{\"a\":1,\n \"b\":x}", "JSON syntax error in input for target t: [Source: (String)\"{\"a\":1,\n \"b\":x}\"; line: 2, "
        + "column: 6]")]
    [InlineData("x", "JSON syntax error in input for target t: [Source: (String)\"x\"; line: 1, column: 1]")]
    public void An_input_that_is_no_JSON_is_refused_with_its_place(string input, string message) =>
        Assert.Equal(message, Fixture.Refusal(new Target { Id = "t", Arn = Fixture.Topic, Input = input })!.Message);

    [Fact]
    public void An_input_of_more_than_8192_characters_is_refused()
    {
        Assert.Null(Fixture.Refusal(new Target { Id = "t", Arn = Fixture.Topic, Input = $"\"{new string('x', 8190)}\"" }));
        Assert.EndsWith(
            "Member must have length less than or equal to 8192",
            Fixture.Refusal(new Target { Id = "t", Arn = Fixture.Topic, Input = $"\"{new string('x', 8191)}\"" })!.Message);
    }

    [Theory]
    [InlineData(186, null, "'186' at 'targets.1.member.retryPolicy.maximumRetryAttempts'")]
    [InlineData(null, 59, "'59' at 'targets.1.member.retryPolicy.maximumEventAgeInSeconds'")]
    public void A_retry_policy_out_of_range_is_refused(int? attempts, int? age, string expected) =>
        Assert.Contains(
            expected,
            Fixture.Refusal(new Target { Id = "t", Arn = Fixture.Topic,
                RetryPolicy = new RetryPolicy { MaximumRetryAttempts = attempts, MaximumEventAgeInSeconds = age } })!.Message);

    [Fact]
    public void A_FIFO_queue_is_no_dead_letter_queue() => Assert.Equal(
        "SQS FIFO is not supported by Dead Letter Queues.",
        Fixture.Refusal(new Target { Id = "t", Arn = Fixture.Topic, DeadLetterConfig = new DeadLetterConfig { Arn =
            "arn:aws:sqs:us-east-1:111122223333:q.fifo" } })!.Message);

    [Fact]
    public void A_target_that_is_not_known_offline_is_stored() =>
        Assert.Null(Fixture.Refusal(new Target { Id = "t", Arn = Unknown.Mark("aws_lambda_function.page.arn") }));

    [Theory]
    [InlineData("1", null, "Targets/0/Input")]
    [InlineData(null, "$.detail", "Targets/0/InputPath")]
    public void A_log_group_takes_only_a_transformer(string? input, string? path, string member)
    {
        var error = Fixture.Refusal(
            new Target { Id = "t", Arn = "arn:aws:logs:us-east-1:111122223333:log-group:g", Input = input, InputPath = path })!;
        Assert.Equal(
            ("Input and InputPath are not valid forms of input for target t. The only valid form of input is InputTransformer.", member),
            (error.Message, error.Member));
    }

    [Fact]
    public void A_role_that_is_no_ARN_is_refused() =>
        Assert.Equal("Targets/0/RoleArn", Fixture.Refusal(new Target { Id = "t", Arn = Fixture.Topic, RoleArn = "role" })!.Member);

    [Fact]
    public void An_address_that_is_no_ARN_is_refused() =>
        Assert.Equal("Targets/0/Arn", Fixture.Refusal(new Target { Id = "t", Arn = "alerts" })!.Member);
}
