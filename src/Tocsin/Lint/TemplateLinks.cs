using System.Text.RegularExpressions;
using Tocsin.EventBridge;
using Tocsin.Flow;
using Tocsin.Text;
using Target = Tocsin.EventBridge.Shapes.Target;

namespace Tocsin.Lint;

/// <summary>
/// Slack's links in input templates: <c>&lt;https://…|text&gt;</c> stands between the very brackets that EventBridge reads placeholders by.
/// </summary>
internal static partial class TemplateLinks
{
    public static IEnumerable<Note> Of(LintSubject subject) =>
        from rule in subject.Estate.Events.Rules
        from target in rule.Targets
        let link = Link().Match(target.InputTransformer?.InputTemplate ?? "")
        where link.Success
        select Told(rule, target, link.Value);

    // Unverified: what EventBridge makes of it. People report that such templates are refused or that nothing of the link arrives.
    private static Note Told(Rule rule, Target target, string link)
    {
        var template = InputTemplate.Parse(target.InputTransformer!.InputTemplate!);
        var where = new Place(Names.Target(rule.Arn, target.Id!), "InputTransformer.InputTemplate", template.PointerToText(link) ?? "");
        return new Note(
            FindingCode.LinkTakenForPlaceholder, Severity.Warning, where,
            $"{link} is a link for Slack, in the brackets by which EventBridge tells placeholders: "
            + "whether the link arrives as one is not documented, and people report that it does not.",
            "the address alone: Slack makes a link of it");
    }

    [GeneratedRegex(@"<(https?://|mailto:)[^<>\s]*(<[A-Za-z0-9_.-]+>[^<>\s]*)*(\|[^<>]*)?>")]
    private static partial Regex Link();
}
