using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Server.Slack.Calls;

/// <summary>What a method of the Web API answers: JSON that says whether it is <c>ok</c>, and the status 200 nearly always.</summary>
/// <remarks>https://docs.slack.dev/apis/web-api#responses</remarks>
internal sealed record Answer
{
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>Null when it is ok.</summary>
    public string? Error { get; init; }

    /// <summary>What the method has to say, in order.</summary>
    public ValueList<JsonMember> Members { get; init; } = [];

    /// <summary>What is wrong in detail: <c>[ERROR] must be less than 3001 characters [json-pointer:/blocks/1/text/text]</c>.</summary>
    public ValueList<string> Messages { get; init; } = [];

    public ValueList<string> Warnings { get; init; } = [];

    /// <summary>Where the next page begins; empty on the last page, null where there are no pages.</summary>
    public string? NextCursor { get; init; }

    /// <summary>When to come again; goes with the status 429.</summary>
    public int? RetryAfterSeconds { get; init; }

    public static Answer Ok(params ReadOnlySpan<JsonMember> members) => new() { Members = ValueList.Create(members) };

    public static Answer Refused(string error, params ReadOnlySpan<string> messages) =>
        new() { Error = error, Messages = ValueList.Create(messages) };

    /// <summary>An argument without which there is nothing to do.</summary>
    // Recorded for conversations.*; unverified for chat.*, where Slack may say channel_not_found.
    public static Answer Missing(string argument) => Refused("invalid_arguments", $"[ERROR] missing required field: {argument}");

    public static Answer RateLimited(int seconds) =>
        new() { Status = StatusCodes.Status429TooManyRequests, Error = "ratelimited", RetryAfterSeconds = seconds };

    public JsonValue ToJson()
    {
        var members = new List<JsonMember> { Member.Of("ok", Error is null) };
        if (Error is not null)
        {
            members.Add(Member.Of("error", Error));
        }
        members.AddRange(Members);
        if (Warnings.Count > 0)
        {
            members.Add(Member.Of("warning", string.Join(',', Warnings)));
        }
        var metadata = new List<JsonMember>();
        if (NextCursor is not null)
        {
            metadata.Add(Member.Of("next_cursor", NextCursor));
        }
        if (Messages.Count > 0)
        {
            metadata.Add(Member.Of("messages", Member.Texts(Messages)));
        }
        if (Warnings.Count > 0)
        {
            metadata.Add(Member.Of("warnings", Member.Texts(Warnings)));
        }
        if (metadata.Count > 0)
        {
            members.Add(Member.Of("response_metadata", new JsonValue.Object(metadata.ToValueList())));
        }
        return new JsonValue.Object(members.ToValueList());
    }

    public Task WriteTo(HttpResponse response)
    {
        byte[] body = Encoding.UTF8.GetBytes(JsonWriter.Write(ToJson()));
        response.StatusCode = Status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        response.Headers.CacheControl = "private, no-cache, no-store, must-revalidate";
        response.Headers["X-OAuth-Scopes"] = "channels:history,channels:read,chat:write,chat:write.customize";
        if (RetryAfterSeconds is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }
        return response.Body.WriteAsync(body, 0, body.Length);
    }
}
