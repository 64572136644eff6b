using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Tocsin.Delivery.Store;

namespace Tocsin.Delivery.Alerting;

/// <summary>Tells an Alertmanager which services' deployments failed and have not recovered: it pages, mails and escalates.</summary>
/// <remarks>
/// What it is told follows from what is kept of the deployments, and is told again each minute: a server that was killed goes on, an
/// Alertmanager that was started anew knows again, and nothing of it need be kept. Safe for any number of threads.
/// </remarks>
/// <param name="at">Where its API is, without <c>api/v2/</c>, with a slash at the end.</param>
public sealed class Alerts(SqliteStore store, HttpClient client, Uri at, TimeProvider time)
{
    private readonly ThreadTable table = new(store);
    private readonly Uri to = new(at, "api/v2/alerts");
    private TaskCompletionSource changed = New();

    /// <summary>Hears why it is not taken, once, and null when it is again.</summary>
    public Action<string?>? Noticed { get; set; }

    /// <summary>Why the last push was not taken; null where it was.</summary>
    public string? Why { get; private set; }

    /// <summary>Something of a service changed: it is only noted, whoever calls is not held up.</summary>
    public void Look() => Volatile.Read(ref changed).TrySetResult();

    /// <summary>Until it is stopped.</summary>
    public async Task Run(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                var next = New();
                Volatile.Write(ref changed, next);
                Tell(await Pushed(stop).ConfigureAwait(false));
                await Changed(next.Task, Why is null ? Limits.Again : Limits.Rest, stop).ConfigureAwait(false);
            }
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // The server stops: what it was in the middle of may fail in any way.
        }
    }

    private async Task Changed(Task next, TimeSpan longest, CancellationToken stop)
    {
        try
        {
            await next.WaitAsync(longest, time, stop).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Nothing changed: what holds is told again.
        }
    }

    private void Tell(string? why)
    {
        bool isNews = (why is null) != (Why is null);
        Why = why;
        if (isNews)
        {
            Noticed?.Invoke(why);
        }
    }

    /// <summary>Why it was not taken; null where it was, or there was nothing to tell.</summary>
    private async Task<string?> Pushed(CancellationToken stop)
    {
        try
        {
            var now = time.GetUtcNow();
            var all = table.Failing(now - Limits.Longest).Select(s => Alert.Of(s, table.LastRollouts(s, now - Limits.Longest)))
                .OfType<Alert>().Where(a => a.EndsAt is not { } end || now - end < Limits.EndTold).ToList();
            if (all.Count == 0)
            {
                return null;
            }
            using var body = new ReadOnlyMemoryContent(Body(all, now + Limits.Holds));
            body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using var answer = await client.PostAsync(to, body, stop).ConfigureAwait(false);
            return answer.IsSuccessStatusCode ? null
                : string.Create(CultureInfo.InvariantCulture, $"Alertmanager answered {(int)answer.StatusCode}");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return "Alertmanager did not answer in time";
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            return e is HttpRequestException ? $"Alertmanager cannot be reached: {e.Message}" : e.Message;
        }
    }

    private static ReadOnlyMemory<byte> Body(IEnumerable<Alert> alerts, DateTimeOffset holds)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(bytes);
        json.WriteStartArray();
        foreach (var alert in alerts)
        {
            alert.Write(json, holds);
        }
        json.WriteEndArray();
        json.Flush();
        return bytes.WrittenMemory;
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
