using Tocsin.Aws;
using Tocsin.EventBridge.Shapes;
using Tocsin.EventBridge;
using Tocsin.EventBridge.Operations;
using Tocsin.Tests.Estates;

namespace Tocsin.Tests.EventBridge;

public sealed class TemplateOffsetTests
{
    /// <summary>AWS reads the template with its bare placeholders filled, and the user reads it as it was written.</summary>
    [Theory]
    [InlineData("""{"a": <one>, "b": <a-longer-name>, "c" 1}""")]
    [InlineData("""{"a": "<one>", "c" 1}""")]
    [InlineData("""{"a": <x>, "c" 1}""")]
    public void A_template_that_is_not_JSON_is_refused_at_the_offset_it_was_written_at(string template)
    {
        Assert.True(AccountId.TryParse("111122223333", out var account));
        var call = new Call(account, "us-east-1", default, new Ids(0));
        var rule = EventBridgeState.Empty.After(
            PutRule.Decide(EventBridgeState.Empty, new PutRuleRequest { Name = "r", EventPattern = """{"source": ["aws.ecs"]}""" }, call));
        var target = new Target
        {
            Id = "t",
            Arn = "arn:aws:sns:us-east-1:111122223333:alerts",
            InputTransformer = new InputTransformer { InputTemplate = template },
        };
        var error = PutTargets.Decide(rule, new PutTargetsRequest { Rule = "r", Targets = [target] }, call).Error;
        Assert.NotNull(error);
        Assert.Equal(template.IndexOf("1}", StringComparison.Ordinal), error.Offset);
    }
}
