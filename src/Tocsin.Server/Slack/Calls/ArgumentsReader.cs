using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Server.Slack.Calls;

/// <summary>Reads what a request carries, and refuses what Slack refuses whatever the method.</summary>
/// <remarks>https://docs.slack.dev/apis/web-api#basics, and the errors that every page of a method lists.</remarks>
internal static partial class ArgumentsReader
{
    private static readonly FormOptions Form = new()
    {
        ValueCountLimit = Limits.Arguments,
        KeyLengthLimit = Limits.NameLength,
        ValueLengthLimit = Limits.BodyBytes,
        MultipartBodyLengthLimit = Limits.BodyBytes,
        // No file is written for what fits in memory, and all of it does.
        MemoryBufferThreshold = Limits.BodyBytes,
        BufferBodyLengthLimit = Limits.BodyBytes,
    };

    /// <returns>The arguments, or why there are none.</returns>
    public static async Task<(Arguments Arguments, Answer? Refused)> Read(HttpRequest request, bool readsJson)
    {
        if (HttpMethods.IsGet(request.Method))
        {
            return Checked(FromQuery(request), []);
        }
        if (!HttpMethods.IsPost(request.Method))
        {
            return (Arguments.None, Answer.Refused("invalid_post_type") with { Status = StatusCodes.Status405MethodNotAllowed });
        }
        if (string.IsNullOrEmpty(request.ContentType))
        {
            return request.ContentLength is null or 0
                ? Checked(FromQuery(request), [])
                : (Arguments.None, Answer.Refused("missing_post_type"));
        }
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
        {
            return (Arguments.None, Answer.Refused("invalid_post_type"));
        }
        string charset = type.Charset.HasValue ? HeaderUtilities.RemoveQuotes(type.Charset).ToString().ToLowerInvariant() : "";
        if (charset is not ("" or "utf-8" or "utf8" or "iso-8859-1"))
        {
            return (Arguments.None, Answer.Refused("invalid_charset"));
        }
        Bound(request);
        try
        {
            return type.MediaType.Value?.ToLowerInvariant() switch
            {
                "application/json" => await ReadJson(request, charset, readsJson),
                "application/x-www-form-urlencoded" or "multipart/form-data" =>
                    Checked(
                        Merged(FromQuery(request), FromPairs(await new FormFeature(request, Form).ReadFormAsync())),
                        charset.Length > 0 ? ["superfluous_charset"] : []),
                "text/plain" => Checked(FromQuery(request), []),
                _ => (Arguments.None, Answer.Refused("invalid_post_type")),
            };
        }
        catch (InvalidDataException)
        {
            return (Arguments.None, Answer.Refused("invalid_form_data"));
        }
        catch (BadHttpRequestException e)
        {
            // Too large, too slow, or cut off.
            string error = e.StatusCode == StatusCodes.Status413PayloadTooLarge ? "request_too_large" : "request_timeout";
            return (Arguments.None, Answer.Refused(error) with { Status = e.StatusCode });
        }
        catch (IOException) when (!request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            // The last part of a multipart form has no end.
            return (Arguments.None, Answer.Refused("invalid_form_data"));
        }
    }

    /// <summary>No more is read of the body than it may have, whatever the server would take.</summary>
    public static void Bound(HttpRequest request)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
        {
            body.MaxRequestBodySize = Limits.BodyBytes;
        }
    }

    /// <summary>The body as UTF-8; null when it is none.</summary>
    public static async Task<string?> ReadText(HttpRequest request)
    {
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, request.HttpContext.RequestAborted);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static async Task<(Arguments Arguments, Answer? Refused)> ReadJson(HttpRequest request, string charset, bool readsJson)
    {
        ValueList<string> warnings = charset.Length == 0 ? ["missing_charset"] : [];
        string? text = await ReadText(request);
        if (!readsJson || text is "")
        {
            // A method that takes forms alone does not see what is in JSON, and misses its arguments.
            return Checked(FromQuery(request), warnings);
        }
        return (text is null ? null : JsonParser.Parse(text)) switch
        {
            null => (Arguments.None, Answer.Refused("invalid_json") with { Warnings = warnings }),
            JsonValue.Object given => Checked(Merged(FromQuery(request), given), warnings),
            _ => (Arguments.None, Answer.Refused("json_not_object") with { Warnings = warnings }),
        };
    }

    private static (Arguments, Answer?) Checked(JsonValue.Object given, ValueList<string> warnings) =>
        given.Members.Count <= Limits.Arguments && given.Members.All(m => Name().IsMatch(m.Name))
            ? (new Arguments(given, warnings), null)
            : (Arguments.None, Answer.Refused("invalid_arg_name") with { Warnings = warnings });

    /// <summary>Of several values of one name the last counts.</summary>
    private static JsonValue.Object FromPairs(IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> pairs) =>
        new(pairs.Select(p => Member.Of(p.Key, p.Value[^1] ?? "")).ToValueList());

    /// <summary>A token in the URL, where logs would keep it, counts for nothing.</summary>
    // Apps made since February 2021 may not send one there:
    // https://docs.slack.dev/changelog/2020-11-no-more-tokens-in-querystrings-for-newly-created-apps
    private static JsonValue.Object FromQuery(HttpRequest request) => FromPairs(request.Query.Where(p => p.Key != "token"));

    /// <summary>What stands in the body comes last, and counts.</summary>
    private static JsonValue.Object Merged(JsonValue.Object query, JsonValue.Object body) => new(query.Members.AddRange(body.Members));

    [GeneratedRegex(@"^[A-Za-z0-9_.\[\]-]{1,100}\z")]
    private static partial Regex Name();
}
