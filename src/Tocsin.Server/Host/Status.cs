using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Tocsin.Aws;
using Tocsin.Chatbot;
using Tocsin.Delivery.Alerting;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Pumping;
using Tocsin.Delivery.Silencing;
using Tocsin.Delivery.Store;
using Tocsin.Delivery.Writing;
using Tocsin.Server.Admin;
using Tocsin.Server.Canaries;
using Tocsin.Server.Ingest;
using Tocsin.Server.Wire;

namespace Tocsin.Server.Host;

/// <summary>How the server is: for probes, for monitoring, and for whoever looks.</summary>
internal sealed class Status(
    TocsinServer server, ServerOptions options, DataDirectory directory, Writer writer, Pump pump, Outbox outbox, Quiet quiet, AwsFace aws,
    ServiceMeasures services, Intake intake, HeardTable heard, Alerts? alerts, Canary? canary,
    TimeProvider time)
{
    private readonly DateTimeOffset started = time.GetUtcNow();
    private readonly Readiness readiness = new(writer, time);

    public IEnumerable<AdminRoute> Routes =>
    [
        new("GET", "/health", "Whether it answers at all.", AdminKey.None, [], call => call.Answer(json => json.WriteString("status",
            "ok"))),
        new("GET", "/ready", "Whether it takes requests and keeps what they change; 503, and why, where it does not.", AdminKey.None, [],
            Ready),
        new("GET", "/status", "What it is, what it holds, and what it was asked that it does not have.", AdminKey.Read, [], Tell),
    ];

    /// <summary>What monitoring sees.</summary>
    public IEnumerable<Measure> Measures =>
    [
        new("tocsin_commits", true, "Commits since the server began.", () => writer.Commits),
        new("tocsin_events_unmatched", true, "Events that no rule wanted, since the server began.", () => writer.UnmatchedCount),
        new("tocsin_messages_pending", false, "Messages that are to be sent.", () => pump.Pending),
        .. Enum.GetValues<LeavingState>().Select(state => new Measure(
            $"tocsin_messages_kept_{state.Name()}", false, $"Messages that are kept and are {state.Name()}.",
            () => outbox.Count(state))),
        new("tocsin_messages_repeated", false, "Messages that are kept and are perhaps in Slack twice.", outbox.Repeated),
        new("tocsin_channels_refusing", false, "Channels whose Slack refuses until something is set otherwise.", () => pump.Blocked.Count),
        new("tocsin_silences_holding", false, "Silences that hold.", () => quiet.Holding),
        new("tocsin_canary_silent", false, "1 where the last canary did not arrive.", () => canary?.Why is null ? 0 : 1),
        new("tocsin_alertmanager_refusing", false, "1 where Alertmanager did not take the last push.", () => alerts?.Why is null ? 0 : 1),
        new("tocsin_ingest_taken", true, "Messages of real accounts that came in.", () => intake.Taken),
        new("tocsin_ingest_repeated", true, "Messages of real accounts that had come before.", () => intake.Repeated),
        new("tocsin_ingest_refused", true, "What was brought as a message of a real account, and is none that is taken.",
            () => intake.Refused),
        new("tocsin_requests_failed", true, "Requests that failed by the server's own fault.", () => aws.Faults),
        new("tocsin_alarms_delivered", true, "Messages that arrived, since the server began.", () => writer.Tally.Delivered),
        new("tocsin_alarms_dropped", true, "Messages that stopped on their way or were given up, by the reason, since the server began.",
            () => writer.Tally.Dropped.Select(d => new Sample(d.Value, [("reason", d.Key)]))),
        .. services.All,
        new("tocsin_requests_unknown", true, "Requests for what is not here.", () => aws.Unknown.Counts.Sum(c => (long)c.Count)),
    ];

    public async Task Metrics(HttpContext http)
    {
        var text = new StringBuilder();
        // Open to probes; but who may not read here learns no names.
        bool mayRead = options.AdminKeys.Of(http.Request.Headers.Authorization) != AdminKey.None;
        foreach (var (name, grows, means, samples) in Measures.Where(m => mayRead || !m.NamesServices))
        {
            text.Append(CultureInfo.InvariantCulture, $"# TYPE {name} {(grows ? "counter" : "gauge")}\n# HELP {name} {means}\n");
            foreach (var sample in samples())
            {
                text.Append(CultureInfo.InvariantCulture, $"{name}{(grows ? "_total" : "")}{Labels(sample)} {sample.Value}\n");
            }
        }
        text.Append("# EOF\n");
        http.Response.ContentType = "application/openmetrics-text; version=1.0.0; charset=utf-8";
        await http.Response.WriteAsync(text.ToString(), http.RequestAborted);
    }

    private static string Labels(Sample sample) => sample.Labels.Count == 0 ? ""
        : $"{{{string.Join(',', sample.Labels.AsEnumerable().Select(l => $"{l.Name}=\"{Escaped(l.Value)}\""))}}}";

    private static string Escaped(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);

    private async Task Ready(AdminCall call)
    {
        string? why = await readiness.WhyNot();
        await call.Answer(
            json =>
            {
                json.WriteBoolean("ready", why is null);
                if (why is not null)
                {
                    json.WriteString("message", why);
                }
            },
            why is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>Where rules wait for events of AWS's services: on the default buses.</summary>
    private IEnumerable<Scope> Waiting() =>
        writer.Estate.Events.Rules.Where(r => r.Bus.Resource == "event-bus/default").Select(r => Scope.Of(r.Bus)).Distinct();

    private Task Tell(AdminCall call)
    {
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
            foreach (var (state, count) in outbox.Counts())
            {
                json.WriteNumber(state.Name(), count);
            }
            json.WriteEndObject();
            json.WriteStartObject("retention");
            json.WriteNumber("days", options.Retention.Age.TotalDays);
            json.WriteNumber("messages", options.Retention.Messages);
            json.WriteString("oldest", outbox.Oldest()?.ToString("O", CultureInfo.InvariantCulture) ?? "");
            json.WriteEndObject();
            json.List("refusing", pump.Blocked, static (to, blockage) => Notices.Write(to, blockage));
            json.WriteNumber("silences", quiet.Holding);
            if (alerts is not null)
            {
                json.WriteString("alertmanager", alerts.Why ?? "");
            }
            if (canary is not null)
            {
                json.WriteStartObject("canary");
                json.WriteString("last", canary.Last?.ToString("O", CultureInfo.InvariantCulture) ?? "");
                json.WriteString("why", canary.Why ?? "");
                json.WriteEndObject();
            }
            var brought = heard.Sources().ToLookup(s => (s.Ingest, s.Arn));
            json.List("ingests", options.Ingests.SelectMany(i => i.From.Select(f => (i.Name, From: f.ToString()))), (to, source) =>
            {
                var last = brought[(source.Name, source.From)].FirstOrDefault();
                to.WriteString("name", source.Name);
                to.WriteString("from", source.From);
                to.WriteNumber("count", last.Count);
                if (last.Count > 0)
                {
                    to.WriteString("last", last.Last);
                }
            });
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
