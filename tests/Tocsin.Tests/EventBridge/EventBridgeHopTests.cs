using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.EventBridge;
using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Tests.EventBridge;

public sealed class EventBridgeHopTests
{
    private static readonly string Completed = Fixture.Failed.Replace("SERVICE_DEPLOYMENT_FAILED", "SERVICE_DEPLOYMENT_COMPLETED");

    [Fact]
    public void A_failed_deployment_goes_to_the_topic_as_the_service_for_the_rule()
    {
        var branch = Assert.Single(Fixture.Receive(Fixture.Rule(Fixture.Article)).Branches);
        Assert.Equal([Stage.Rule, Stage.Transformer], branch.Steps.Select(s => s.Stage));
        Assert.Equal(new Verdict.Passed(), branch.Verdict);
        Assert.Equal((Fixture.Topic, new Origin("e")), (branch.Onward!.To.Text, branch.Onward.Origin));
        Assert.Equal(new Place(Fixture.TargetPlace, "Arn"), branch.Onward.SentBy);
        Assert.Equal(new Place(Fixture.TargetPlace, "InputTransformer.InputTemplate"), branch.Onward.MadeAt);
        var publication = Assert.IsType<Publication>(branch.Onward.Content);
        Assert.Equal(new Publisher.Service("events.amazonaws.com", Arn.Parse(Fixture.RuleArn), "111122223333"), publication.Publisher);
        Assert.Contains("ECS deployment circuit breaker: task failed to start.", publication.Message);
        Assert.Null(publication.Subject);
    }

    [Fact]
    public void A_completed_deployment_is_a_miss_at_the_field_that_differs()
    {
        Assert.Same(Outcome.Nothing, Fixture.Receive(Fixture.Rule(Fixture.Article), Completed));
        var miss = Assert.Single(Fixture.Misses(Fixture.Rule(Fixture.Article), Completed));
        Assert.Equal(new Place(Fixture.RuleArn, "EventPattern", "/detail/eventName"), miss.Where);
        Assert.Equal(
            "detail.eventName does not match: the rule wants \"SERVICE_DEPLOYMENT_FAILED\", the event has \"SERVICE_DEPLOYMENT_COMPLETED\"",
            miss.Detail);
        Assert.Equal([true, true, false], miss.Fields.Select(f => f.Matches));
    }

    [Fact]
    public void Several_match_values_are_said_as_a_choice()
    {
        var rule = Fixture.Rule() with { EventPattern = """{"detail":{"eventName":["A","B"],"none":[1]}}""" };
        Assert.Equal(
            "detail.eventName does not match: the rule wants \"A\" or \"B\","
                + " the event has \"SERVICE_DEPLOYMENT_FAILED\"", Assert.Single(Fixture.Misses(rule)).Detail);
    }

    [Fact]
    public void A_disabled_rule_stops_what_it_matches_and_says_nothing_else()
    {
        var rule = Fixture.Rule(Fixture.Article) with { State = "DISABLED" };
        var branch = Assert.Single(Fixture.Receive(rule).Branches);
        Assert.Equal(new Verdict.Stopped(Reasons.RuleDisabled), branch.Verdict);
        Assert.Equal(new Place(Fixture.RuleArn, "State"), Assert.Single(branch.Steps[0].Notes).Where);
        Assert.Equal(new Outcome([]), Fixture.Receive(rule, Completed));
    }

    [Fact]
    public void A_rule_without_targets_stops_what_it_matches() =>
        Assert.Equal(new Verdict.Stopped(Reasons.NoTarget), Assert.Single(Fixture.Receive(Fixture.Rule()).Branches).Verdict);

    [Fact]
    public void A_target_without_an_input_receives_the_whole_event()
    {
        var branch = Assert.Single(Fixture.Receive(Fixture.Rule(new Target { Id = "t", Arn = Fixture.Topic })).Branches);
        Assert.Equal("no input transformer: the whole event", branch.Steps[1].Detail);
        Assert.Null(branch.Onward!.MadeAt);
        Assert.StartsWith("""{"version":"0","id":"ddca6449""", ((Publication)branch.Onward.Content).Message);
    }

    [Fact]
    public void Each_target_has_its_own_branch() => Assert.Equal(
        ["1", "2"],
        Fixture.Receive(
            Fixture.Rule(new Target { Id = "a", Arn = Fixture.Topic, Input = "1" },
                new Target { Id = "b", Arn = Fixture.Topic, Input = "2" })).Branches
            .Select(b => ((Publication)b.Onward!.Content).Message));

    [Fact]
    public void A_target_with_a_role_publishes_as_the_role()
    {
        var target = new Target { Id = "t", Arn = Fixture.Topic, RoleArn = "arn:aws:iam::111122223333:role/r" };
        var publication = (Publication)Assert.Single(Fixture.Receive(Fixture.Rule(target)).Branches).Onward!.Content;
        Assert.Equal("arn:aws:iam::111122223333:role/r", Assert.IsType<Publisher.Role>(publication.Publisher).RoleArn.ToString());
    }

    [Fact]
    public void Another_bus_receives_the_event_itself()
    {
        const string other = "arn:aws:events:us-east-1:444455556666:event-bus/ops";
        var onward = Assert.Single(Fixture.Receive(Fixture.Rule(new Target { Id = "t", Arn = other })).Branches).Onward!;
        Assert.Equal(other, onward.To.Text);
        Assert.Equal(Fixture.Failed, Assert.IsType<EventContent>(onward.Content).Event.ToString());
    }

    [Fact]
    public void An_array_in_quotes_stops_at_the_transformer_and_says_what_to_write()
    {
        var target = Fixture.Article with
        {
            InputTransformer = Fixture.Article.InputTransformer! with
            {
                InputPathsMap = Fixture.ArticlePaths.Append(new("resources", "$.resources")).ToValueMap(),
            },
        };
        var branch = Assert.Single(Fixture.Receive(Fixture.Rule(target)).Branches);
        Assert.Equal(new Verdict.Stopped(Reasons.TransformerInvalidJson), branch.Verdict);
        Assert.Equal(
            new Note(
                FindingCode.TransformerInvalidJson, Severity.Error, new Place(
                    Fixture.TargetPlace, "InputTransformer.InputPathsMap.resources"),
                "\"$.resources\" is an array; inside quotes it makes the payload invalid JSON. AWS does not deliver it, retries "
                    + "nothing, and writes no log line; only the rule's "
                + "FailedInvocations metric counts it.",
                "resources = \"$.resources[0]\"",
                [new Correction.Text(new Place(Fixture.TargetPlace,
                    "InputTransformer.InputPathsMap.resources"), "$.resources", "$.resources[0]")]),
            Assert.Single(branch.Steps[1].Notes));
    }

    [Fact]
    public void A_dead_letter_queue_is_named_where_the_payload_lands()
    {
        var target = Fixture.Transformed("\"<r>\"", ("r", "$.detail.reason")) with
        {
            DeadLetterConfig = new DeadLetterConfig { Arn = "arn:aws:sqs:us-east-1:111122223333:dlq" },
        };
        var branch = Assert.Single(
            Fixture.Receive(Fixture.Rule(target), Fixture.Failed.Replace("task failed", "\\\"task\\\" failed")).Branches);
        Assert.EndsWith(
            "AWS does not deliver it and retries nothing; it lands in the dead-letter queue arn:aws:sqs:us-east-1:111122223333:dlq "
                + "with ERROR_CODE INVALID_JSON.",
            Assert.Single(branch.Steps[1].Notes).Message);
    }

    [Fact]
    public void A_blank_value_is_a_warning_at_its_path()
    {
        var note = Assert.Single(Notes(Fixture.Transformed("""{"a":"*Reason:* <reason>"}""", ("reason", "$.detail.reasn"))));
        Assert.Equal(
            (FindingCode.BlankValue, Severity.Warning, new Place(Fixture.TargetPlace, "InputTransformer.InputPathsMap.reason")),
            (note.Code, note.Severity, note.Where));
    }

    [Fact]
    public void A_name_that_nothing_defines_is_a_warning_that_says_the_definition()
    {
        var note = Assert.Single(Notes(Fixture.Transformed("""{"a":"<reason>"}""")));
        Assert.Equal(
            (FindingCode.NotSubstituted, Severity.Warning, "reason = \"$.detail.reason\" in InputPathsMap"),
            (note.Code, note.Severity, note.Write));
        Assert.Equal(new Place(Fixture.TargetPlace, "InputTransformer.InputTemplate", "/a"), note.Where);
    }

    [Fact]
    public void A_placeholder_that_jsonencode_escaped_is_an_error_that_still_passes()
    {
        var target = Fixture.Transformed("""{"a":{"b":"\u003creason\u003e"}}""", ("reason", "$.detail.reason"));
        var note = Assert.Single(Notes(target));
        Assert.Equal((FindingCode.EscapedPlaceholder, Severity.Error), (note.Code, note.Severity));
        Assert.Equal(new Place(Fixture.TargetPlace, "InputTransformer.InputTemplate", "/a/b"), note.Where);
        Assert.Equal(new Suggestion.UnescapedTemplate(), note.Write);
    }

    [Fact]
    public void An_empty_input_delivers_nothing()
    {
        var branch = Assert.Single(Fixture.Receive(Fixture.Rule(new Target { Id = "t", Arn = Fixture.Topic, Input = "" })).Branches);
        Assert.Equal(new Verdict.Stopped(Reasons.TransformerBlankValue), branch.Verdict);
        Assert.Equal(FindingCode.InputEmpty, Assert.Single(branch.Steps[1].Notes).Code);
    }

    [Fact]
    public void An_event_on_another_bus_meets_no_rule()
    {
        var state = EventBridgeState.Empty.With(Fixture.Rule(Fixture.Article));
        const string other = "arn:aws:events:us-east-1:111122223333:event-bus/other";
        var outcome = new EventBridgeHop(state).Receive(
            new Envelope(Address.Of(other), new EventContent(Fixture.Event(Fixture.Failed)), new Origin("e")), Fixture.Now);
        Assert.Equal(new Outcome([]), outcome);
        Assert.Equal("failed", Assert.Single(state.RulesElsewhere(Arn.Parse(other))).Name);
        Assert.Empty(state.RulesElsewhere(Arn.Parse(Fixture.Bus)));
    }

    [Theory]
    [InlineData("SERVICE_DEPLOYMENT_FAILED", "local.cluster")]
    [InlineData("SERVICE_DEPLOYMENT_COMPLETED", null)]
    public void A_pattern_with_an_unknown_value_is_undetermined_unless_a_known_field_fails(string eventName, string? unknown)
    {
        var rule = Fixture.Rule(Fixture.Article) with
        {
            EventPattern = $$$"""{"detail":{"eventName":["{{{eventName}}}"],"deploymentId":["{{{Unknown.Mark("local.cluster")}}}"]}}""",
        };
        var outcome = Fixture.Receive(rule);
        Assert.Equal(unknown is null ? 1 : 0, Fixture.Misses(rule).Count());
        Assert.Equal(unknown is null ? [] : [new Verdict.Undetermined(unknown)], outcome.Branches.Select(b => b.Verdict));
    }

    [Fact]
    public void A_pattern_that_is_not_known_at_all_is_undetermined() => Assert.Equal(
        new Verdict.Undetermined("var.pattern"),
        Assert.Single(Fixture.Receive(Fixture.Rule(Fixture.Article) with { EventPattern = Unknown.Mark("var.pattern") }).Branches).Verdict);

    [Fact]
    public void A_rule_on_a_bus_that_is_not_known_is_undetermined_when_it_matches()
    {
        var rule = Fixture.Rule(Fixture.Article) with
        {
            Bus = Arn.Parse($"arn:aws:events:us-east-1:111122223333:event-bus/{Unknown.Mark("var.bus")}"),
        };
        Assert.Equal(new Verdict.Undetermined("var.bus"), Assert.Single(Fixture.Receive(rule).Branches).Verdict);
        Assert.Empty(Fixture.Receive(rule, Completed).Branches);
    }

    [Fact]
    public void A_target_that_is_not_known_is_an_address_like_any_other()
    {
        string mark = Unknown.Mark("aws_lambda_function.page.arn");
        Assert.Equal(mark, Assert.Single(Fixture.Receive(Fixture.Rule(new Target { Id = "t", Arn = mark })).Branches).Onward!.To.Text);
    }

    private static ValueList<Note> Notes(Target target)
    {
        var branch = Assert.Single(Fixture.Receive(Fixture.Rule(target)).Branches);
        Assert.Equal(new Verdict.Passed(), branch.Verdict);
        return branch.Steps[1].Notes;
    }
}
