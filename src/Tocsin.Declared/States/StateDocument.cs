using System.Globalization;
using Tocsin.Declared.Functions;
using Tocsin.Declared.Functions.Encodings;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Declared.States;

/// <summary>The resources in a state file, or in what <c>terraform show -json</c> writes of a state or a plan.</summary>
/// <remarks>
/// https://developer.hashicorp.com/terraform/internals/json-format for the latter; the file's own format, version 4, was recorded with
/// terraform 1.11.4.
/// </remarks>
internal sealed class StateDocument
{
    private readonly List<StateResource> resources = [];
    private readonly Dictionary<string, Value> changes = [];
    private readonly Findings findings;

    private StateDocument(Findings findings) => this.findings = findings;

    public IReadOnlyList<StateResource> Resources => resources;

    /// <summary>The region of the default provider, when a plan has it in so many words.</summary>
    public string? Region { get; private set; }

    /// <summary>Whether a text is one of these, or was before it was cut off.</summary>
    public static bool IsLike(string text) =>
        text.Contains("\"terraform_version\"", StringComparison.Ordinal)
            && (text.Contains("\"resources\"", StringComparison.Ordinal) || text.Contains("\"format_version\"", StringComparison.Ordinal));

    /// <summary>Null, with a finding, when it cannot be read.</summary>
    public static StateDocument? Read(SourceText source, Findings findings)
    {
        var whole = new Span(source, 0, source.Text.Length);
        var text = new Value.String(source.Text) { Segments = [new Segment(0, source.Text.Length, whole)], Origin = whole };
        if (!JsonReading.Read(text).TryGet(out var root, out var failed))
        {
            // What is JSON and fails all the same has no one place.
            var broken = JsonParser.TryParse(source.Text, out _, out var error) ? null : error;
            var where = new Span(source, broken?.Offset ?? 0, broken?.Offset ?? 0);
            findings.Error(
                FindingCode.InvalidSyntax, where, $"{source.Path} is not JSON: {broken?.Message ?? failed.Message}.",
                "the file again as terraform writes it");
            return null;
        }
        var document = new StateDocument(findings);
        return document.IsRead(root, source) ? document : null;
    }

    private bool IsRead(Value root, SourceText source)
    {
        if (root.Members?["planned_values"] is { } planned)
        {
            foreach (var change in Items(root, "resource_changes"))
            {
                if (change.Members?["address"]?.AsText() is { } address && change.Members["change"] is { } details)
                {
                    changes[address] = details;
                }
            }
            Region = At(root, "configuration", "provider_config", "aws", "expressions", "region", "constant_value")?.AsText();
            Shown(planned.Members?["root_module"]);
        }
        else if (root.Members?["values"] is { } values)
        {
            Shown(values.Members?["root_module"]);
        }
        else if (root.Members?["version"]?.ToText() is { } version)
        {
            if (version != "4")
            {
                findings.Error(
                    FindingCode.InvalidSyntax, root.Members["version"]!.Origin,
                    $"{source.Path} is a state of version {version}; version 4, which terraform writes since 0.12, is read.",
                    "terraform show -json > state.json");
                return false;
            }
            foreach (var resource in Items(root, "resources"))
            {
                Stored(resource);
            }
        }
        else if (root.Members?["format_version"] is null)
        {
            // Of an empty state, terraform show -json writes the format's version and no values.
            findings.Error(
                FindingCode.InvalidSyntax, new Span(source, 0, 0), $"{source.Path} is no state of Terraform: it has no version.",
                "the file again as terraform writes it");
            return false;
        }
        return true;
    }

    /// <summary>A module of <c>terraform show -json</c>, and those below it.</summary>
    private void Shown(Value? module)
    {
        if (module is null)
        {
            return;
        }
        foreach (var resource in Items(module, "resources"))
        {
            var members = resource.Members;
            if (members?["mode"]?.AsText() != "managed" || members["address"]?.AsText() is not { } address
                || members["type"]?.AsText() is not { } type)
            {
                continue;
            }
            var key = members["index"];
            string without = key is null ? address : address[..^Suffix(key).Length];
            var header = members["address"]!.Origin ?? resource.Origin!.Value;
            var attributes = members["values"] ?? new Value.Object(Entries.Empty) { Origin = header };
            var hidden = Marked(attributes, members["sensitive_values"], address, "");
            resources.Add(
                new StateResource(address, without, type,
                    Marked(hidden, changes.GetValueOrDefault(address)?.Members?["after_unknown"], address, ""), header));
        }
        foreach (var child in Items(module, "child_modules"))
        {
            Shown(child);
        }
    }

    /// <summary>A resource of the state file, with its instances.</summary>
    private void Stored(Value resource)
    {
        var members = resource.Members;
        if (members?["mode"]?.AsText() != "managed" || members["type"]?.AsText() is not { } type
            || members["name"]?.AsText() is not { } name)
        {
            return;
        }
        string without = $"{(members["module"]?.AsText() is { } module ? module + "." : "")}{type}.{name}";
        foreach (var instance in Items(resource, "instances"))
        {
            if (instance.Members is not { } inside || inside["deposed"] is not (null or Value.Null))
            {
                continue;
            }
            string address = without + (inside["index_key"] is { } key and not Value.Null ? Suffix(key) : "");
            var attributes = inside["attributes"] ?? new Value.Object(Entries.Empty);
            foreach (var path in Items(instance, "sensitive_attributes"))
            {
                if (path.Elements is [var step, ..] && step.Members?["value"]?.AsText() is { } attribute
                    && attributes.Members is { } known && known[attribute] is { } secret)
                {
                    var unknown = new Value.Unknown([$"{address}.{attribute}"]) { Origin = secret.Origin };
                    attributes = new Value.Object(Entries.Of(known.Append(new Entry(attribute, unknown)))) { Origin = attributes.Origin };
                }
            }
            resources.Add(new StateResource(address, without, type, attributes, members["name"]!.Origin ?? resource.Origin!.Value));
        }
    }

    /// <summary>The values with what is marked <c>true</c> in the other tree unknown.</summary>
    private static Value Marked(Value value, Value? marks, string address, string path)
    {
        if (marks is Value.Boolean { IsTrue: true })
        {
            return new Value.Unknown([address + path]) { Origin = value.Origin };
        }
        if (marks?.Members is { Count: > 0 } members && value is Value.Object or Value.Null)
        {
            var known = value.Members ?? Entries.Empty;
            var marked = members.AsEnumerable().Where(m => m.Value is not Value.Boolean { IsTrue: false })
                .Select(
                    m => new Entry(m.Key,
                        Marked(known[m.Key] ?? new Value.Null { Origin = value.Origin }, m.Value, address, $"{path}.{m.Key}")));
            return new Value.Object(Entries.Of([.. known, .. marked])) { Origin = value.Origin };
        }
        if (marks?.Elements is { Count: > 0 } items && value.Elements is { } values)
        {
            return new Value.Tuple(
                values.AsEnumerable()
                    .Select((v, i) => i < items.Count
                        ? Marked(v, items[i], address, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]")) : v).ToValueList())
            {
                Origin = value.Origin,
            };
        }
        return value;
    }

    private static IEnumerable<Value> Items(Value value, string member) => value.Members?[member]?.Elements ?? [];

    private static string Suffix(Value key) => key is Value.String text ? $"[\"{text.Text}\"]" : $"[{key.ToText()}]";

    private static Value? At(Value from, params ReadOnlySpan<string> path)
    {
        Value? here = from;
        foreach (string name in path)
        {
            here = here?.Members?[name];
        }
        return here;
    }
}
