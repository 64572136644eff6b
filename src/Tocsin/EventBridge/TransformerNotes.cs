using Tocsin.EventBridge.Shapes;
using Tocsin.Flow;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.EventBridge;

/// <summary>What there is to say about what a target's input came to.</summary>
internal sealed class TransformerNotes(Target target, TargetInput input, string resource)
{
    private const string TemplateMember = "InputTransformer.InputTemplate";

    public ValueList<Note> OfText(Rendering.Text text, EventView view) =>
        [.. text.Blank.Select(b => Blank(b, view)), .. text.NotSubstituted.Select(name => NotSubstituted(name, view)), .. Escaped()];

    public ValueList<Note> OfInvalid(Rendering.InvalidJson invalid, EventView view)
    {
        string name = invalid.Culprit?.Name ?? "";
        string? path = PathOf(name);
        var where = path is null ? InTemplate(name) : InMap(name);
        string what = (path, invalid.Value) switch
        {
            (null, "not defined") => $"\"<{name}>\" is not defined: it stays in the payload as it is written and makes it invalid JSON.",
            (null, _) => $"\"<{name}>\" is {invalid.Value} and makes the payload invalid JSON.",
            (_, "an array" or "an object") when invalid.Culprit!.Quoted && input.Template!.IsObject =>
                $"\"{path}\" is {invalid.Value}; inside quotes it makes the payload invalid JSON.",
            (_, "an array" or "an object") =>
                $"\"{path}\" is {invalid.Value}; in a template that is no JSON object it loses its quotes and makes the payload "
                    + $"invalid JSON.",
            (_, "nothing") => $"\"{path}\" finds nothing in the event and leaves a hole that makes the payload invalid JSON.",
            _ =>
                $"\"{path}\" is {invalid.Value}; in a template that is no JSON object it is not escaped and makes the payload invalid "
                    + $"JSON.",
        };
        return [
            new Note(
                FindingCode.TransformerInvalidJson, Severity.Error, where, $"{what} {Fate}", Write(invalid, name, path, view),
                Fix(invalid, name, path)),
            .. invalid.Blank.Where(b => b != name).Select(b => Blank(b, view))];
    }

    /// <summary>The first of what a path leads to; where a wildcard makes the array, it gives way.</summary>
    private static string FirstOf(string path) =>
        path.Contains("[*]", StringComparison.Ordinal) ? path.Replace("[*]", "[0]", StringComparison.Ordinal) : $"{path}[0]";

    /// <summary>Of an array inside quotes nothing but its element can be meant.</summary>
    private ValueList<Correction> Fix(Rendering.InvalidJson invalid, string name, string? path) =>
        path is not null && invalid.Value == "an array" && invalid.Culprit!.Quoted && input.Template!.IsObject
            ? [new Correction.Text(InMap(name), path, FirstOf(path))] : [];

    public Note OfNothing(Place place) => target.Input is not null
        ? new Note(
            FindingCode.InputEmpty, Severity.Error, place, "Input is empty: AWS accepts it and then delivers nothing, not even to a "
                + "dead-letter queue.", "no Input: the whole event is sent")
        : new Note(
            FindingCode.BlankValue, Severity.Error, place,
            "What the template makes is empty, because its paths find nothing: AWS delivers nothing, not even to a dead-letter queue.",
            "a path that is in every event that matches, or text around the placeholder");

    private string Fate => target.DeadLetterConfig is { } queue
        ? $"AWS does not deliver it and retries nothing; it lands in the dead-letter queue {queue.Arn} with ERROR_CODE INVALID_JSON."
        : "AWS does not deliver it, retries nothing, and writes no log line; only the rule's FailedInvocations metric counts it.";

    private Note Blank(string name, EventView view) => new(
        FindingCode.BlankValue, Severity.Warning, InMap(name), new Flaw.BlankValue(PathOf(name), new Flaw.Events.One()),
        PathOf(name) is { } path && NearestPath.Of(path, view.Root) is { } near ? $"{name} = \"{near}\"" : "a path that is in every "
            + "event that matches");

    private Note NotSubstituted(string name, EventView view) => new(
        FindingCode.NotSubstituted, Severity.Warning, InTemplate(name),
        $"\"<{name}>\" is not defined in InputPathsMap: it arrives as it is written, not as a value.",
        Definition(name, view));

    /// <summary>Terraform's jsonencode writes <c>&lt;</c> as <c>\u003c</c>, and EventBridge looks for the character itself.</summary>
    // Unverified on AWS; reported in https://github.com/hashicorp/terraform/issues/20269.
    private IEnumerable<Note> Escaped() => (input.Template?.EscapedNames ?? []).Take(1).Select(name => new Note(
        FindingCode.EscapedPlaceholder, Severity.Error, InTemplate(name),
        new Flaw.EscapedPlaceholder(name),
        new Suggestion.UnescapedTemplate(),
        [new Correction.Unescaped(new Place(resource, TemplateMember))]));

    private string Write(Rendering.InvalidJson invalid, string name, string? path, EventView view)
    {
        if (path is null)
        {
            return invalid.Value == "not defined"
                ? Definition(name, view)
                : $"<{name}> outside of quotes, in a template that is a JSON object";
        }
        if (!input.Template!.IsObject)
        {
            return $"{{\"{name}\": <{name}>}}: in a template that is a JSON object EventBridge quotes and escapes values";
        }
        return invalid.Value switch
        {
            "an array" => $"{name} = \"{FirstOf(path)}\"",
            _ when InputPath.Parse(path)?.Find(view.Root) is JsonValue.Object { Members: [var first, ..] } =>
                $"{name} = \"{path}.{first.Name}\"",
            _ => $"<{name}> without the quotes around it",
        };
    }

    private static string Definition(string name, EventView view)
    {
        string path = view.Root.Member(name) is not null ? $"$.{name}" : $"$.detail.{name}";
        return $"{name} = \"{path}\" in InputPathsMap";
    }

    private string? PathOf(string name) =>
        target.InputTransformer?.InputPathsMap is { } map && map.TryGetValue(name, out string? path) ? path : null;

    private Place InMap(string name) => new(resource, $"InputTransformer.InputPathsMap.{name}");

    private Place InTemplate(string name) => new(resource, TemplateMember, input.Template!.PointerTo(name) ?? "");
}
