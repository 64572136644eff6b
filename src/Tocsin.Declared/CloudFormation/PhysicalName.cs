using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Declared.CloudFormation;

/// <summary>
/// Names that CloudFormation makes up, <c>alarms-Topic-1A2B3C4D5E6F</c>: here they follow from the stack and the logical id, so that each
/// run has the same.
/// </summary>
/// <remarks>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html</remarks>
internal static class PhysicalName
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    public static string Of(string stack, string logicalId, int longest = 80)
    {
        string head = $"{stack}-{logicalId}";
        string tail = Random($"{stack}/{logicalId}", 12);
        return $"{head[..Math.Min(head.Length, longest - tail.Length - 1)]}-{tail}";
    }

    /// <summary>The identifier of a stack: arn:aws:cloudformation:REGION:ACCOUNT:stack/NAME/UUID.</summary>
    public static string StackId(string stack, string partition, string region, AccountId account) =>
        $"arn:{partition}:cloudformation:{region}:{account}:stack/{stack}/{new Ids(StableHash.Of(stack)).Uuid()}";

    /// <summary>A stack's name for a template that nobody has named yet: the file's own, as far as it may be one.</summary>
    public static string OfStack(string file)
    {
        string name = file[(file.LastIndexOf('/') + 1)..];
        name = name.Split('.')[0];
        name = new string([.. name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]).Trim('-');
        return name.Length == 0 ? "stack" : char.IsAsciiLetter(name[0]) ? name[..Math.Min(name.Length, 100)] : $"stack-{name}";
    }

    private static string Random(string seed, int length)
    {
        var ids = new Ids(StableHash.Of(seed));
        return new string([.. Enumerable.Range(0, length).Select(_ => Letters[(int)(ids.Next() % (ulong)Letters.Length)])]);
    }
}
