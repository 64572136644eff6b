using System.Text;
using Tocsin.EventBridge;
using Tocsin.EventBridge.Operations;
using Tocsin.EventBridge.Shapes;
using Tocsin.Tests.EventBridge;
using Tocsin.Tests.Flow;
using Tocsin.Text;

namespace Tocsin.Tests.Text;

public sealed class UnknownTests
{
    [Fact]
    public void A_mark_survives_in_text_and_in_bytes_and_shows_its_name()
    {
        string text = $"a {Unknown.Mark("var.team")} b {Unknown.Mark("var.channel")}";
        Assert.True(Unknown.In(text));
        Assert.True(Unknown.In(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(["var.team", "var.channel"], Unknown.NamesIn(text));
        Assert.Equal(["a ", Unknown.Mark("var.team"), " b ", Unknown.Mark("var.channel")], Unknown.Parts(text));
        Assert.Equal("a (known after apply: var.team) b (known after apply: var.channel)", Unknown.Show(text));
    }

    [Fact]
    public void What_parts_an_ARN_is_in_no_mark_and_in_its_name()
    {
        string mark = Unknown.Mark("ssm:/shop/topic");
        Assert.False(mark.AsSpan().ContainsAny(':', '/'));
        Assert.Equal(["ssm:/shop/topic"], Unknown.NamesIn(mark));
        Assert.Equal("${ssm:/shop/topic}", Unknown.Interpolated(mark));
    }

    [Fact]
    public void A_name_shows_as_an_expression_would_make_it() =>
        Assert.Equal("shop-${var.team}-${var.part}", Unknown.Interpolated($"shop-{Unknown.Mark("var.team")}-{Unknown.Mark("var.part")}"));

    [Theory]
    [InlineData("shop-alerts", true)]
    [InlineData("shop--alerts", true)]
    [InlineData("shop-eu-alerts", true)]
    [InlineData("shop-eu-alert", false)]
    [InlineData("show-eu-alerts", false)]
    [InlineData("alerts", false)]
    public void A_text_with_a_mark_may_become_what_is_the_same_around_it(string known, bool may) =>
        Assert.Equal(may, Unknown.MayBecome($"shop-{Unknown.Mark("var.part")}alerts", known));

    [Theory]
    [InlineData("\uE0F0x\uE0F1")]
    [InlineData("\uE0F01234567890123456x\uE0F1")]
    public void The_characters_of_a_mark_alone_are_text(string forged)
    {
        Assert.False(Unknown.In(forged));
        Assert.False(Unknown.In(Encoding.UTF8.GetBytes(forged)));
        Assert.Empty(Unknown.NamesIn(forged + Unknown.Mark("x")).Except(["x"]));
        Assert.Equal(forged + "(known after apply: x)", Unknown.Show(forged + Unknown.Mark("x")));
    }

    [Fact]
    public void A_forged_mark_switches_no_validation_off()
    {
        Assert.Equal(
            "ValidationException",
            EventBridgeOperations.All.Ask(EventBridgeApi.PutRule, EventBridgeState.Empty,
                new PutRuleRequest { Name = "\uE0F0x\uE0F1", EventPattern = Fixture.Pattern }, Fixture.Call).Error?.Code);
        Assert.Equal(
            "InvalidEventPatternException",
            PutRule.Decide(EventBridgeState.Empty, new PutRuleRequest { Name = "r", EventPattern = "\uE0F0x\uE0F1 {" },
                Fixture.Call).Error?.Code);
    }
}
