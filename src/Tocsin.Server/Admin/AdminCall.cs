using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tocsin.Delivery.Queries;

namespace Tocsin.Server.Admin;

/// <summary>One request of the admin API: what it asks, and how it is answered.</summary>
internal sealed class AdminCall(HttpContext http, string name, TimeProvider time)
{
    private static readonly string Version = typeof(AdminCall).Assembly.GetName().Version!.ToString(3);

    /// <summary>What stood in the path for <c>{id}</c>.</summary>
    public string Name => name;

    public CancellationToken Stop => http.RequestAborted;

    /// <summary>The server stops: nobody is to be kept waiting.</summary>
    public bool IsStopping =>
        http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested;

    /// <exception cref="AdminRefusal">It cannot be read.</exception>
    public Query Query()
    {
        string written = http.Request.Query["q"].ToString();
        return Delivery.Queries.Query.TryParse(written, time.GetUtcNow(), out var query, out string error)
            ? query : throw new AdminRefusal(StatusCodes.Status400BadRequest, "bad-query", error);
    }

    /// <summary>A whole number between 1 and a bound.</summary>
    /// <exception cref="AdminRefusal">It is none.</exception>
    public int Number(string parameter, int otherwise, int most)
    {
        string written = http.Request.Query[parameter].ToString();
        return written.Length == 0 ? otherwise
            : int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= most
                ? number
            : throw new AdminRefusal(
                StatusCodes.Status400BadRequest, "bad-parameter", $"{parameter}={written}: not a whole number from 1 to {most}");
    }

    public string Text(string parameter) => http.Request.Query[parameter].ToString();

    /// <summary>The body as text.</summary>
    /// <exception cref="AdminRefusal">It is too large.</exception>
    public async Task<string> Body()
    {
        using var reader = new StreamReader(http.Request.Body);
        char[] buffer = new char[Limits.BodyCharacters + 1];
        int read = await reader.ReadBlockAsync(buffer, Stop);
        return read <= Limits.BodyCharacters ? new string(buffer, 0, read)
            : throw new AdminRefusal(
                StatusCodes.Status413PayloadTooLarge, "too-large", $"the body has more than {Limits.BodyCharacters} characters");
    }

    /// <exception cref="AdminRefusal">It is no JSON object.</exception>
    public async Task<JsonElement> Json()
    {
        try
        {
            using var document = JsonDocument.Parse(await Body());
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document.RootElement.Clone();
            }
        }
        catch (JsonException)
        {
            // Told below.
        }
        throw new AdminRefusal(StatusCodes.Status400BadRequest, "bad-json", "the body is no JSON object");
    }

    public async Task Answer(Action<Utf8JsonWriter> write, int status = StatusCodes.Status200OK)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Tocsin-Version"] = Version;
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter, AdminJson.Options);
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
        await json.FlushAsync(Stop);
    }

    public Task Refuse(AdminRefusal refusal) => Answer(
        json =>
        {
            json.WriteString("error", refusal.Code);
            json.WriteString("message", refusal.Message);
        },
        refusal.Status);
}
