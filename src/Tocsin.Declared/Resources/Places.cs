using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Estates;
using Tocsin.EventBridge;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Declared.Resources;

/// <summary>Finds the file, line and column of a place in AWS's words.</summary>
/// <remarks>Filled while the declarations are applied; afterwards safe for any number of readers.</remarks>
internal sealed class Places
{
    private readonly Dictionary<string, List<(ResourceInstance Instance, Members Members)>> declared = [];

    /// <summary>Addresses and the ARNs they stand for.</summary>
    public SortedDictionary<string, string> Addresses { get; } = new(StringComparer.Ordinal);

    public void Declare(Share share) => Declare(share.Resource, share.Instance, share.Members);

    /// <param name="resource">The ARN that places name, or a target's <c>RULE-ARN/target/ID</c>.</param>
    /// <param name="instance">What declares it; of several instances the first is the resource itself, the others declare members of
    /// it.</param>
    public void Declare(string resource, ResourceInstance instance, Members members)
    {
        if (!declared.TryGetValue(resource, out var all))
        {
            declared[resource] = all = [];
        }
        all.Add((instance, members));
        Addresses.TryAdd(instance.Address, resource);
    }

    /// <summary>The instance that declares a member of a resource, so far.</summary>
    public ResourceInstance? DeclarerOf(string resource, string member) => !declared.TryGetValue(resource, out var all)
        ? null
        : all.FirstOrDefault(d => d.Members.Find(member) is var (path, _) && d.Instance.Body[path] is not null).Instance;

    /// <summary>See <see cref="Estates.Locate"/>.</summary>
    public Location? Locate(Place place)
    {
        if (!declared.TryGetValue(place.Resource, out var all))
        {
            return null;
        }
        Location? nearest = null;
        foreach (var (instance, members) in Enumerable.Reverse(all))
        {
            if (place.Attribute.Length == 0 || members.Find(place.Attribute) is not var (path, pointer))
            {
                continue;
            }
            var found = BodyLocation.Of(instance.Body, path);
            var span = Narrowed(found, pointer + place.Pointer, place.Offset);
            var language = instance.Language is TerraformLanguage ? members.Language ?? instance.Language : instance.Language;
            nearest = new Location(instance.Address, span) { Language = language.For(span.Source) };
            if (found.IsExact)
            {
                return nearest;
            }
        }
        var itself = all[0].Instance;
        return nearest ?? new Location(itself.Address, itself.Header) { Language = itself.Language.For(itself.Header.Source) };
    }

    private static Span Narrowed(BodyLocation found, string pointer, int? offset)
    {
        if (offset is { } at && found.Value is Value.String { Text.Length: > 0 } unread)
        {
            at = Math.Clamp(at, 0, unread.Text.Length - 1);
            if (JsonParser.Parse(unread.Text) is not { } json)
            {
                return unread.LocateOffset(at) ?? found.Span;
            }
            pointer = json.PointerAt(at);
        }
        if (pointer.Length == 0 || found.Value is not { } value)
        {
            return found.Span;
        }
        return value is Value.String { Encoded: null } text ? InText(text, pointer) ?? found.Span : value.Locate(pointer) ?? found.Span;
    }

    /// <summary>
    /// In JSON text, and in an input template, which is JSON but for its bare placeholders; the nearest part above when the text has no
    /// such part.
    /// </summary>
    private static Span? InText(Value.String text, string pointer)
    {
        var json = JsonParser.Parse(text.Text) ?? (InputTemplate.AsJson(text.Text) is { } template ? JsonParser.Parse(template) : null);
        for (; pointer.Length > 0; pointer = pointer[..pointer.LastIndexOf('/')])
        {
            if (json?.At(pointer) is { } part)
            {
                return text.LocateOffset(part.Start, part.End - part.Start);
            }
        }
        return null;
    }
}
