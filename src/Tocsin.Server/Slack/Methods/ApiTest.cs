using Tocsin.Json;
using Tocsin.Server.Slack.Calls;
using Tocsin.Text;

namespace Tocsin.Server.Slack.Methods;

/// <summary>Says again what it was told. https://docs.slack.dev/reference/methods/api.test</summary>
internal static class ApiTest
{
    public static Answer Carry(Call call)
    {
        // A token may stand in a form; it is not said again.
        var given = new JsonValue.Object(call.Arguments.Given.Members.Where(m => m.Name != "token").ToValueList());
        JsonMember[] said = given.Members.Count == 0 ? [] : [Member.Of("args", given)];
        return call.Arguments.Text("error") is { Length: > 0 } error
            ? Answer.Refused(error) with { Members = said.ToValueList() }
            : Answer.Ok(said);
    }
}
