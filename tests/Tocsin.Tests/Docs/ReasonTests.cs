using System.Reflection;
using Tocsin.Flow;

namespace Tocsin.Tests.Docs;

public class ReasonTests
{
    private static IEnumerable<string> Declared =>
        typeof(Reasons).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.FieldType == typeof(Reason))
            .Select(f => ((Reason)f.GetValue(null)!).Code);

    private static readonly MarkdownFile Page = MarkdownFile.Read("docs/reference/reasons.md");

    [Fact]
    public void Every_reason_has_a_section_and_every_section_a_reason()
    {
        var reasons = Declared.Append(Reasons.Slack("*").Code);
        Assert.Equal(reasons.Order(StringComparer.Ordinal), Page.Headings(3).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_list_of_reasons_holds_each_that_is_declared() =>
        Assert.Equal(Declared.Order(StringComparer.Ordinal), Reasons.All.Select(r => r.Code).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_section_says_what_to_do()
    {
        var sections = Page.Text.Split("\n### ").Skip(1);
        Assert.DoesNotContain(sections, s => !s.Contains("\n**Fix:** ", StringComparison.Ordinal));
    }
}
