using System.Globalization;
using System.Text;

namespace Tocsin.Aws;

/// <summary>Where in a request one is, from the outside in.</summary>
internal sealed class MemberPath
{
    private readonly List<Step> steps = [];

    public void Enter(string member) => steps.Add(new Step(member, StepKind.Member, 0));

    public void EnterItem(int index) => steps.Add(new Step("", StepKind.Item, index));

    public void EnterEntry(string key) => steps.Add(new Step(key, StepKind.Entry, 0));

    public void Leave() => steps.RemoveAt(steps.Count - 1);

    /// <summary>As a reader of files looks for it: <c>Targets/0/Id</c>.</summary>
    public override string ToString() =>
        string.Join('/', steps.Select(s => s.Kind == StepKind.Item ? s.Index.ToString(CultureInfo.InvariantCulture) : s.Name));

    /// <summary>As AWS writes it: <c>targets.1.member.id</c>. Only the first letter becomes small: <c>sAMLOptions</c>.</summary>
    public string InAwsWords()
    {
        var text = new StringBuilder();
        foreach (var step in steps)
        {
            string separator = text.Length == 0 ? "" : ".";
            _ = step.Kind switch
            {
                StepKind.Item => text.Append(CultureInfo.InvariantCulture, $"{separator}{step.Index + 1}.member"),
                StepKind.Entry => text.Append(separator).Append(step.Name).Append(".member"),
                _ => text.Append(separator).Append(char.ToLowerInvariant(step.Name[0])).Append(step.Name.AsSpan(1)),
            };
        }
        return text.ToString();
    }

    private enum StepKind
    {
        Member,
        Item,
        Entry,
    }

    private readonly record struct Step(string Name, StepKind Kind, int Index);
}
