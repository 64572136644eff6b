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
        Assert.Equal("ValidationException", EventBridgeOperations.All.Ask(EventBridgeApi.PutRule, EventBridgeState.Empty, new PutRuleRequest { Name = "\uE0F0x\uE0F1", EventPattern = Fixture.Pattern }, Fixture.Call).Error?.Code);
        Assert.Equal("InvalidEventPatternException", PutRule.Decide(EventBridgeState.Empty, new PutRuleRequest { Name = "r", EventPattern = "\uE0F0x\uE0F1 {" }, Fixture.Call).Error?.Code);
    }
}
