using System.Net;
using System.Text;
using Tocsin.Json;

namespace Tocsin.Tests.Server.Slack;

/// <summary>What Slack says to the form of a call, whatever the method.</summary>
public class FormsOfCallsTests
{
    [Theory]
    [InlineData("application/json; charset=utf-8", """{"a": 1}""", "ok", null)]
    [InlineData("application/json", """{"a": 1}""", "ok", "missing_charset")]
    [InlineData("application/json; charset=utf-16", "{}", "invalid_charset", null)]
    [InlineData("application/json; charset=utf-8", "{", "invalid_json", null)]
    [InlineData("application/json; charset=utf-8", "[]", "json_not_object", null)]
    [InlineData("application/json; charset=utf-8", "\xFF", "invalid_json", null)]
    [InlineData("application/json; charset=utf-8", "", "ok", null)]
    [InlineData("application/json; charset=utf-8", """{"a b": 1}""", "invalid_arg_name", null)]
    [InlineData("application/x-www-form-urlencoded", "a=1", "ok", null)]
    [InlineData("application/x-www-form-urlencoded; charset=utf-8", "a=1", "ok", "superfluous_charset")]
    [InlineData("application/x-www-form-urlencoded", "a+b=1", "invalid_arg_name", null)]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x--\r\n", "ok", null)]
    [InlineData("multipart/form-data", "a", "invalid_form_data", null)]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1", "invalid_form_data", null)]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent", "invalid_form_data", null)]
    [InlineData("text/plain", "a", "ok", null)]
    [InlineData("image/png", "a", "invalid_post_type", null)]
    [InlineData("nonsense", "a", "invalid_post_type", null)]
    [InlineData(null, "a", "missing_post_type", null)]
    [InlineData(null, "", "ok", null)]
    public async Task A_content_type_is_taken_or_refused(string? type, string body, string outcome, string? warning)
    {
        await using var slack = await SlackServer.Start();
        var content = new ByteArrayContent(Encoding.Latin1.GetBytes(body));
        if (type is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }
        var (status, text) = await slack.Send(HttpMethod.Post, "/slack/api/api.test", content);
        var answer = JsonParser.Parse(text)!;
        Assert.Equal((HttpStatusCode.OK, outcome, warning), (status, answer.Outcome(), answer.Text("/warning")));
        Assert.Equal(warning, answer.Text("/response_metadata/warnings"));
    }

    [Fact]
    public async Task What_was_said_is_said_again_and_a_token_is_not()
    {
        await using var slack = await SlackServer.Start();
        var answer = await slack.Form(
            (string?)null, "api.test", ("error", "my_error"), ("foo", "bar"), ("token", "xoxb-secret"));
        Assert.Equal(("my_error", "bar", null), (answer.Outcome(), answer.Text("/args/foo"), answer.At("/args/token")));
        var (_, query) = await slack.Send(HttpMethod.Get, "/slack/api/api.test?foo=bar&token=xoxb-secret", null);
        Assert.Equal("""{"ok":true,"args":{"foo":"bar"}}""", query);
    }

    [Fact]
    public async Task A_method_that_takes_forms_alone_does_not_see_what_is_in_JSON()
    {
        await using var slack = await SlackServer.Start();
        var answer = await slack.Json("conversations.info", """{"channel": "C012"}""");
        Assert.Equal("[ERROR] missing required field: channel", answer.Text("/response_metadata/messages"));
        Assert.Equal("ok", (await slack.Json("conversations.history", """{"channel": "C012"}""")).Outcome());
    }

    /// <summary>Whatever stands in an argument, Slack has an answer, and the server no fault.</summary>
    [Fact]
    public async Task Anything_in_an_argument_is_answered()
    {
        await using var slack = await SlackServer.Start();
        string ts = (await slack.Form("chat.postMessage", ("channel", "C012"), ("text", "a"))).Text("/ts")!;
        string[] names =
        [
            "channel", "text", "blocks", "attachments", "metadata", "markdown_text", "thread_ts", "ts", "message_ts", "cursor", "limit",
            "oldest", "latest", "types", "username", "icon_url", "message", "view", "error", "token",
        ];
        string[] values =
        [
            "C012", $"\"{ts}\"", "null", "[]", "{}", "-1", "1e400", "true", "\"\"", "\"\\ud800\"", "[[[]]]", "[null]", "[{\"type\":null}]",
            "[{\"type\":\"section\",\"text\":[]}]", "{\"event_type\":{}}", "\"bmV4dF90czo=\"", "\"9999999999.999999\"", "\"\\u0000\"",
        ];
        foreach (string method in Tocsin.Server.Slack.Methods.MethodTable.All.Keys)
        {
            foreach (string name in names)
            {
                foreach (string value in values)
                {
                    string json = value == "C012" ? "\"C012\"" : value;
                    var others = new Dictionary<string, string> { ["channel"] = "\"C012\"", ["ts"] = $"\"{ts}\"", ["text"] = "\"b\"" };
                    others[name] = json;
                    string body = $"{{{string.Join(',', others.Select(o => $"\"{o.Key}\":{o.Value}"))}}}";
                    Assert.NotEqual("?", (await slack.Json(method, body)).Outcome());
                    Assert.NotEqual("?", (await slack.Form(method, others.Select(o => (o.Key, o.Value.Trim('"'))).ToArray())).Outcome());
                }
            }
        }
    }

    [Fact]
    public async Task An_unknown_method_is_named()
    {
        await using var slack = await SlackServer.Start();
        var answer = await slack.Form("chat.postMessages", ("channel", "C012"));
        Assert.Equal(("unknown_method", "chat.postMessages"), (answer.Outcome(), answer.Text("/req_method")));
        var (status, _) = await slack.Send(HttpMethod.Get, "/slack/elsewhere", null);
        Assert.Equal(HttpStatusCode.NotFound, status);
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_not_read()
    {
        await using var slack = await SlackServer.Start();
        var content = new StringContent(new string('a', 1024 * 1024 + 1), Encoding.UTF8, "application/json");
        var (status, body) = await slack.Send(HttpMethod.Post, "/slack/api/api.test", content);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "request_too_large"), (status, JsonParser.Parse(body)!.Outcome()));
        var form = new StringContent($"a={new string('a', 1024 * 1024)}", Encoding.UTF8, "application/x-www-form-urlencoded");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await slack.Send(HttpMethod.Post, "/slack/api/api.test", form)).Status);
        var many = Enumerable.Range(0, 101).Select(i => ($"a{i}", "1")).ToArray();
        Assert.Equal("invalid_form_data", (await slack.Form("api.test", many)).Outcome());
    }

    [Theory]
    [InlineData("blocks", """[{"type": "section", "text": {"type": "plain_text", "text": "Hello world"}}]""", "ok")]
    [InlineData("blocks", """[{"type": "section", "text": {"type": "invalid", "text": "a"}}]""", "invalid_blocks")]
    [InlineData("message", """{"text": "a"}""", "ok")]
    [InlineData("message", """{"blocks": [{"type": "header"}]}""", "invalid_message")]
    [InlineData("message", "[]", "invalid_arguments")]
    [InlineData("blocks", "[", "invalid_arguments")]
    [InlineData("view", """{"type": "modal"}""", "ok")]
    [InlineData("nothing", "", "invalid_arguments")]
    public async Task Blocks_and_messages_are_validated(string name, string value, string outcome)
    {
        await using var slack = await SlackServer.Start();
        Assert.Equal(outcome, (await slack.Form("blocks.validate", (name, value))).Outcome());
    }

    // The example of https://docs.slack.dev/reference/methods/blocks.validate
    [Fact]
    public async Task Validation_points_into_what_was_given_and_says_what_may_stand_there()
    {
        await using var slack = await SlackServer.Start();
        var answer = await slack.Form("blocks.validate", ("blocks", """[{"type": "section", "text": {"type": "invalid", "text": "a"}}]"""));
        Assert.Equal(
            """{"ok":false,"error":"invalid_blocks","errors":[{"code":"failed_constraint","message":"unsupported type: invalid","pointer":"/0/text/type","constraint":{"type":"enum","expected":["plain_text","mrkdwn"]}}]}""",
            JsonWriter.Write(answer));
    }
}
