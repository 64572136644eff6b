using System.Text.RegularExpressions;
using Tocsin.Json;
using Tocsin.Server.Slack.Faults;
using Tocsin.Server.Slack.Methods;

namespace Tocsin.Tests.Docs;

public partial class LocalSlackPageTests
{
    private static readonly MarkdownFile Page = MarkdownFile.Read("docs/reference/slack.md");

    [Fact]
    public void The_page_lists_the_methods_that_are_answered() =>
        Assert.Equal(MethodTable.All.Keys.Order(), Row().Matches(Page.Text).Select(m => m.Groups[1].Value).Where(n => n.Contains('.')));

    [Fact]
    public void The_fault_on_the_page_is_one()
    {
        string json = Page.Text.Split("```json\n")[1].Split("```")[0];
        Assert.Equal(
            new SlackFault("chat.postMessage", "C0123456789", 3, true, new Misbehaviour.Drops()),
            SlackFault.Read(JsonParser.Parse(json)!, out _));
    }

    [GeneratedRegex(@"^\| `([A-Za-z._]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
