using Tocsin.Declared.Values;
using Tocsin.Text;

namespace Tocsin.Declared.CloudFormation.Properties;

/// <summary>
/// The names of the ECS API for those of CloudFormation: <c>PortMappings</c> is <c>portMappings</c>. Keys that the user chose stay.
/// </summary>
internal static class ApiNames
{
    private static readonly string[] UsersOwn = ["DockerLabels", "Options"];

    public static Value Of(Value value) => value switch
    {
        { Members: { } members } => new Value.Object(Entries.Of(members.Select(m =>
            new Entry(m.Key.Length > 0 ? char.ToLowerInvariant(m.Key[0]) + m.Key[1..] : m.Key, UsersOwn.Contains(m.Key) ? m.Value
                : Of(m.Value))))) { Origin = value.Origin },
        { Elements: { } items } => new Value.Tuple(items.AsEnumerable().Select(Of).ToValueList()) { Origin = value.Origin },
        _ => value,
    };
}
