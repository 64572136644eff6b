using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Policies;

/// <summary>Reads one policy text. The first fault ends the reading.</summary>
internal sealed class PolicyReader
{
    private static readonly string[] StatementElements =
        ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    private static readonly string[] PrincipalTypes = ["AWS", "Service", "Federated", "CanonicalUser"];

    private PolicyError? error;
    private string? unknown;

    public static PolicyResult Read(string json) => new PolicyReader().ReadText(json);

    private PolicyResult ReadText(string json)
    {
        if (!JsonParser.TryParse(json, out var root, out var notJson))
        {
            return Unknown.In(json)
                ? new PolicyResult.Undetermined(Unknown.NamesIn(json)[0])
                : new PolicyResult.Invalid(new PolicyError($"not JSON: {notJson.Message} (character {notJson.Offset + 1})", ""));
        }
        var document = Document(root);
        return document is not null ? new PolicyResult.Valid(document)
            : unknown is not null ? new PolicyResult.Undetermined(unknown)
            : new PolicyResult.Invalid(error!);
    }

    private PolicyDocument? Document(JsonValue root)
    {
        if (root is not JsonValue.Object policy)
        {
            Fail(root, "", "a policy is a JSON object");
            return null;
        }
        foreach (var member in policy.Members)
        {
            if (member.Name is not ("Version" or "Id" or "Statement"))
            {
                Fail(member.Value, JsonPointer.Append("", member.Name), $"a policy has no element '{member.Name}'", member.Name);
                return null;
            }
        }
        if (policy["Version"] is { } version && version.AsText() is not ("2012-10-17" or "2008-10-17"))
        {
            Fail(version, "/Version", "the version is 2012-10-17 or 2008-10-17");
            return null;
        }
        var statements = new List<Statement>();
        if (policy["Statement"] is JsonValue.Array list)
        {
            for (int i = 0; i < list.Items.Count; i++)
            {
                if (ReadStatement(list.Items[i], $"/Statement/{i}") is not { } statement)
                {
                    return null;
                }
                statements.Add(statement);
            }
        }
        else if (policy["Statement"] is { } one)
        {
            if (ReadStatement(one, "/Statement") is not { } statement)
            {
                return null;
            }
            statements.Add(statement);
        }
        if (statements.Count == 0)
        {
            Fail(policy["Statement"] ?? policy, "/Statement", "a policy has at least one statement");
            return null;
        }
        return new PolicyDocument(policy["Version"]?.AsText(), policy["Id"]?.AsText(), statements.ToValueList());
    }

    private Statement? ReadStatement(JsonValue value, string pointer)
    {
        if (value is not JsonValue.Object o)
        {
            Fail(value, pointer, "a statement is a JSON object");
            return null;
        }
        foreach (var member in o.Members)
        {
            if (!StatementElements.Contains(member.Name))
            {
                Fail(member.Value, JsonPointer.Append(pointer, member.Name), $"a statement has no element '{member.Name}'", member.Name);
                return null;
            }
        }
        if (o["Effect"]?.AsText() is not ("Allow" or "Deny"))
        {
            Fail(o["Effect"] ?? o, $"{pointer}/Effect", "the effect is Allow or Deny");
            return null;
        }
        var action = ReadElement(o, "Action", pointer);
        var resource = ReadElement(o, "Resource", pointer);
        var principal = ReadPrincipal(o, pointer);
        var conditions = ReadConditions(o["Condition"], $"{pointer}/Condition");
        if (action is null)
        {
            Fail(o, $"{pointer}/Action", "a statement has an action");
        }
        return error is null && unknown is null
            ? new Statement(
                pointer, o["Sid"]?.AsText(), o["Effect"]!.AsText() == "Allow" ? Effect.Allow : Effect.Deny, principal, action!, resource,
                conditions)
            : null;
    }

    private Element? ReadElement(JsonValue.Object statement, string name, string pointer)
    {
        string? written = Written(statement, name, pointer);
        if (written is null)
        {
            return null;
        }
        string at = $"{pointer}/{written}";
        var values = Strings(statement[written]!, at, scalars: false);
        if (values.Count == 0)
        {
            Fail(statement[written]!, at, $"{written} is a string or a list of strings, and not empty");
        }
        return new Element(written, values, at);
    }

    private PrincipalElement? ReadPrincipal(JsonValue.Object statement, string pointer)
    {
        string? written = Written(statement, "Principal", pointer);
        if (written is null)
        {
            return null;
        }
        string at = $"{pointer}/{written}";
        var entries = new List<PrincipalEntry>();
        switch (statement[written])
        {
            case JsonValue.String { Value: "*" }:
                entries.Add(new PrincipalEntry("*", ["*"], at));
                break;
            case JsonValue.Object { Members.Count: > 0 } types:
                foreach (var member in types.Members)
                {
                    string entryAt = JsonPointer.Append(at, member.Name);
                    var values = Strings(member.Value, entryAt, scalars: false);
                    if (!PrincipalTypes.Contains(member.Name) || values.Count == 0)
                    {
                        Fail(
                            member.Value, entryAt, "a principal is \"AWS\" or \"Service\" with a string or a list of strings", member.Name);
                    }
                    entries.Add(new PrincipalEntry(member.Name, values, entryAt));
                }
                break;
            case var other:
                Fail(other!, at, "a principal is \"*\" or an object: {\"Service\": \"events.amazonaws.com\"}");
                break;
        }
        return new PrincipalElement(written != "Principal", entries.ToValueList(), at);
    }

    private ValueList<Condition> ReadConditions(JsonValue? value, string pointer)
    {
        var conditions = new List<Condition>();
        if (value is not (null or JsonValue.Object))
        {
            Fail(value, pointer, "a condition is an object: operator, key, value");
        }
        foreach (var test in value is JsonValue.Object tests ? tests.Members : [])
        {
            string testAt = JsonPointer.Append(pointer, test.Name);
            if (ConditionOperator.Parse(test.Name) is not { } parsed || test.Value is not JsonValue.Object keys)
            {
                Fail(
                    test.Value, testAt,
                    test.Value is JsonValue.Object
                        ? $"there is no condition operator '{test.Name}'"
                        : $"{test.Name} holds an object: key and value",
                    test.Name);
                return [];
            }
            foreach (var key in keys.Members)
            {
                string keyAt = JsonPointer.Append(testAt, key.Name);
                conditions.Add(new Condition(parsed, key.Name, Strings(key.Value, keyAt, scalars: true), keyAt));
            }
        }
        return conditions.ToValueList();
    }

    /// <summary>Which of <c>Action</c> and <c>NotAction</c> is there; both is a fault.</summary>
    private string? Written(JsonValue.Object statement, string name, string pointer)
    {
        if (statement[name] is not null && statement[$"Not{name}"] is { } both)
        {
            Fail(both, $"{pointer}/Not{name}", $"a statement has {name} or Not{name}, not both");
        }
        return statement[name] is not null ? name : statement[$"Not{name}"] is not null ? $"Not{name}" : null;
    }

    /// <param name="scalars">Numbers and booleans count as their text, as in conditions.</param>
    private ValueList<string> Strings(JsonValue value, string pointer, bool scalars)
    {
        var texts = new List<string>();
        foreach (var item in value is JsonValue.Array list ? list.Items : [value])
        {
            string? text = item switch
            {
                JsonValue.String s => s.Value,
                JsonValue.Number n when scalars => n.Text,
                JsonValue.Boolean b when scalars => b.Value ? "true" : "false",
                _ => null,
            };
            if (text is null)
            {
                Fail(item, pointer, "a string is expected");
                return [];
            }
            texts.Add(text);
        }
        return texts.ToValueList();
    }

    /// <param name="name">The member's name, where that may be at fault too.</param>
    private void Fail(JsonValue value, string pointer, string message, string name = "")
    {
        string text = name + JsonWriter.Write(value);
        unknown ??= error is null && Unknown.In(text) ? Unknown.NamesIn(text)[0] : null;
        error ??= new PolicyError(message, pointer);
    }
}
