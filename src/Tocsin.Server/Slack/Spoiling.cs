using System.Text;
using Microsoft.AspNetCore.Http;
using Tocsin.Server.Slack.Faults;

namespace Tocsin.Server.Slack;

/// <summary>Carries a call out, or lets it meet the fault that waits for it.</summary>
internal sealed class Spoiling(SlackFaults faults, TimeProvider clock)
{
    /// <param name="channel">The id of the channel that the call is about, or null.</param>
    /// <param name="carry">Carries the call out; what it gives writes the answer.</param>
    /// <param name="instead">Writes the answer to a call that is refused with an error, or told to come again.</param>
    public async Task Answer(
        HttpContext context, string method, string? channel, Func<Task<Func<Task>>> carry, Func<Misbehaviour, Task> instead)
    {
        if (faults.Take(method, channel) is not { } fault)
        {
            await (await carry())();
            return;
        }
        var write = fault.Committed || fault.Misbehaviour is Misbehaviour.Slow ? await carry() : null;
        switch (fault.Misbehaviour)
        {
            case Misbehaviour.Drops:
                context.Abort();
                break;
            case Misbehaviour.Slow slow:
                await Task.Delay(slow.By, clock, context.RequestAborted);
                await write!();
                break;
            case Misbehaviour.Fails fails:
                context.Response.StatusCode = fails.Status;
                context.Response.ContentType = "text/html; charset=utf-8";
                await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes("<html><body>Something went wrong.</body></html>"));
                break;
            default:
                await instead(fault.Misbehaviour);
                break;
        }
    }
}
