using System.Text.RegularExpressions;
using Tocsin.Declared.CloudFormation.Syntax;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Told;

namespace Tocsin.Declared.CloudFormation;

/// <summary>Finds the account ids written in a template: they may or may not be the account that it is deployed to.</summary>
internal static partial class LiteralAccounts
{
    public static IEnumerable<LiteralAccount> In(Node node) => node switch
    {
        Node.Mapping mapping => mapping.Members.Where(m => m.Key is not ("Description" or "Metadata")).SelectMany(m => In(m.Value)),
        Node.Sequence sequence => sequence.Items.SelectMany(In),
        Node.Scalar scalar when scalar.AsText() is { Length: >= 12 } text => TwelveDigits().Matches(text).Select(m =>
            new LiteralAccount(m.Value, scalar.Value.LocateOffset(m.Index, m.Length) ?? scalar.Where)),
        _ => [],
    };

    // Not the registry in an image's name, 111122223333.dkr.ecr…: whose account that is decides nothing.
    [GeneratedRegex(@"(?<![\w.-])[0-9]{12}(?![\w.-])")]
    private static partial Regex TwelveDigits();
}
