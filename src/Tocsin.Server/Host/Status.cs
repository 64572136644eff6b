using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Tocsin.Aws;
using Tocsin.Chatbot;
using Tocsin.Delivery.Inbox;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Pumping;
using Tocsin.Delivery.Store;
using Tocsin.Delivery.Writing;
using Tocsin.Server.Admin;
using Tocsin.Server.Wire;

namespace Tocsin.Server.Host;

/// <summary>How the server is: for probes, for monitoring, and for whoever looks.</summary>
internal sealed class Status(
    TocsinServer server, ServerOptions options, DataDirectory directory, Writer writer, Pump pump, Outbox outbox, AwsFace aws,
    TimeProvider time)
{
    private readonly DateTimeOffset started = time.GetUtcNow();

    public IEnumerable<AdminRoute> Routes =>
    [
        new("GET", "/health", "Whether it answers at all.", AdminKey.None, [], call => call.Answer(json => json.WriteString("status",
            "ok"))),
        new("GET", "/ready", "Whether it takes requests.", AdminKey.None, [], call => call.Answer(json => json.WriteBoolean("ready",
            true))),
        new("GET", "/status", "What it is, what it holds, and what it was asked that it does not have.", AdminKey.Read, [], Tell),
    ];

    public async Task Metrics(HttpContext http)
    {
        var text = new StringBuilder();
        var counts = outbox.Counts();
        Metric(text, "tocsin_commits", "counter", "Commits since the server began.", writer.Commits);
        Metric(text, "tocsin_events_unmatched", "counter", "Events that no rule wanted, since the server began.", writer.UnmatchedCount);
        Metric(text, "tocsin_messages_pending", "gauge", "Messages that are to be sent.", pump.Pending);
        foreach (var state in Enum.GetValues<LeavingState>())
        {
            Metric(
                text, $"tocsin_messages_kept_{Lists.NameOf(state)}", "gauge", $"Messages that are kept and are {Lists.NameOf(state)}.",
                counts.GetValueOrDefault(state));
        }
        Metric(text, "tocsin_requests_failed", "counter", "Requests that failed by the server's own fault.", aws.Faults);
        Metric(text, "tocsin_requests_unknown", "counter", "Requests for what is not here.", aws.Unknown.Counts.Sum(c => (long)c.Count));
        text.Append("# EOF\n");
        http.Response.ContentType = "application/openmetrics-text; version=1.0.0; charset=utf-8";
        await http.Response.WriteAsync(text.ToString(), http.RequestAborted);
    }

    private static void Metric(StringBuilder text, string name, string type, string help, long value) =>
        text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} {type}\n# HELP {name} {help}\n")
            .Append(CultureInfo.InvariantCulture, $"{name}{(type == "counter" ? "_total" : "")} {value}\n");

    /// <summary>Where rules wait for events of AWS's services: on the default buses.</summary>
    private IEnumerable<Scope> Waiting() =>
        writer.Estate.Events.Rules.Where(r => r.Bus.Resource == "event-bus/default").Select(r => Scope.Of(r.Bus)).Distinct();

    private Task Tell(AdminCall call)
    {
        var counts = outbox.Counts();
        return call.Answer(json =>
        {
            json.WriteString("program", "tocsin");
            json.WriteString("version", typeof(Status).Assembly.GetName().Version!.ToString(3));
            json.WriteString("listening", server.Address.ToString());
            json.WriteNumber("process", Environment.ProcessId);
            json.WriteString("started", started);
            json.WriteString("account", options.Account.ToString());
            json.WriteString("region", options.Region);
            json.WriteString("profile", options.Profile.Name());
            json.WriteString("chatbotLimits", options.ChatbotLimits.ToString().ToLowerInvariant());
            json.WriteStartObject("data");
            json.WriteString("path", directory.Path);
            json.WriteBoolean("survives", directory.Survives);
            json.WriteEndObject();
            json.WriteStartObject("resources");
            foreach (var service in writer.Estate.Resources.GroupBy(r => r.Arn.Service).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                json.WriteNumber(service.Key, service.Count());
            }
            json.WriteEndObject();
            json.List("rules", Waiting(), static (to, scope) =>
            {
                to.WriteString("account", scope.Account);
                to.WriteString("region", scope.Region);
            });
            json.WriteStartObject("messages");
            foreach (var state in Enum.GetValues<LeavingState>())
            {
                json.WriteNumber(Lists.NameOf(state), counts.GetValueOrDefault(state));
            }
            json.WriteEndObject();
            json.WriteNumber("unmatchedEvents", writer.UnmatchedCount);
            json.WriteNumber("faults", aws.Faults);
            json.List("unknownRequests", aws.Unknown.Counts, static (to, unknown) =>
            {
                to.WriteString("name", unknown.Name);
                to.WriteNumber("count", unknown.Count);
            });
        });
    }
}
