using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tocsin.Delivery.Outgoing;
using Tocsin.Flow;
using Tocsin.Server.Diagnoses;

namespace Tocsin.Server.Admin;

/// <summary>One event through the hops, its attempts and its waits, as JSON.</summary>
internal sealed class TraceStory(Stories stories, Waits waits)
{
    public AdminRoute Route => new(
        "GET", "/traces/{id}",
        "One event, by its id, that of a message, or the number of its trace: each decision on its way, with the reason and what to write.",
        AdminKey.Read, [], Answer);

    private Task Answer(AdminCall call)
    {
        var story = stories.Find(call.Name)
            ?? throw new AdminRefusal(StatusCodes.Status404NotFound, "unknown", $"nothing is known of {call.Name}");
        return call.Answer(json => Write(json, story));
    }

    private void Write(Utf8JsonWriter json, Story story)
    {
        var trace = story.Trace;
        json.WriteString("id", trace.Id);
        json.WriteNumber("trace", trace.Key);
        json.WriteString("at", trace.At);
        json.WriteString("door", trace.Door.ToString().ToLowerInvariant());
        json.WriteString("by", trace.By.ToString());
        json.WriteString("source", trace.Subject.Source);
        json.WriteString("kind", trace.Subject.Kind);
        json.Texts("resources", trace.Subject.Resources);
        json.WriteString("arrived", trace.First.To.Text);
        json.WriteString("outcome", Names.Of(trace.Outcome));
        if (trace.First.Content is EventContent content)
        {
            json.WriteString("event", content.Event.ToString());
        }
        if (story.Diagnosis is { } diagnosis)
        {
            Write(json, diagnosis);
        }
        json.List("routes", story.Routes, Write);
        json.List("misses", story.Misses, static (to, miss) =>
        {
            to.WriteString("rule", miss.Where.Resource);
            to.WriteString("brief", miss.Brief);
            to.WriteString("detail", miss.Detail);
        });
    }

    private static void Write(Utf8JsonWriter json, Diagnosis diagnosis)
    {
        json.WriteStartObject("diagnosis");
        json.WriteString("deployment", diagnosis.Deployment);
        json.WriteString("taskDefinition", diagnosis.TaskDefinition);
        json.WriteNumber("failures", diagnosis.Failures);
        if (diagnosis.Threshold is { } threshold)
        {
            json.WriteNumber("threshold", threshold);
        }
        json.WriteString("runs", diagnosis.Runs);
        json.WriteNumber("running", diagnosis.Running);
        json.WriteNumber("desired", diagnosis.Desired);
        json.List("causes", diagnosis.Causes, static (to, cause) =>
        {
            to.WriteNumber("tasks", cause.Tasks);
            to.WriteString("task", cause.Task);
            to.WriteString("container", cause.Container);
            to.WriteString("image", cause.Image);
            to.WriteString("reason", cause.Reason);
            if (cause.ExitCode is { } code)
            {
                to.WriteNumber("exitCode", code);
            }
            to.Texts("lastLines", cause.LastLines);
        });
        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, StoryRoute told)
    {
        json.WriteString("to", told.Route.To.Text);
        json.WriteString("reason", told.Route.Why?.Code);
        json.WriteString("onAws", told.Route.OnAws?.Code);
        json.List("steps", told.Steps, Write);
        if (told.Sent is { } kept)
        {
            json.WriteStartObject("message");
            json.WriteString("id", kept.Leaving.Message);
            json.WriteString("state", kept.State.Name());
            waits.Write(json, kept);
            json.WriteString("receipt", kept.Receipt);
            json.WriteString("left", kept.Leaving.At);
            json.WriteString("due", kept.Leaving.Due);
            if (kept.Settled is { } settled)
            {
                json.WriteString("settled", settled);
            }
            json.List("attempts", told.Attempts, Listing.Attempt);
            json.WriteEndObject();
        }
    }

    private static void Write(Utf8JsonWriter json, StoryStep told)
    {
        json.WriteString("stage", told.Step.Stage.ToString().ToLowerInvariant());
        json.WriteString("where", told.Step.Where.ToString());
        json.WriteString("verdict", told.Step.Verdict.GetType().Name.ToLowerInvariant());
        json.WriteString("reason", told.Step.Verdict.Why?.Code);
        json.WriteString("detail", told.Step.Detail);
        json.List("notes", told.Notes, static (to, note) =>
        {
            to.WriteString("code", note.Code);
            to.WriteString("message", note.Message);
            to.WriteString("write", (note.Write as Suggestion.Words)?.Text);
        });
    }
}
