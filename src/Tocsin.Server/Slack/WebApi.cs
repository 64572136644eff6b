using Microsoft.AspNetCore.Http;
using Tocsin.Delivery.Inbox;
using Tocsin.Server.Slack.Calls;
using Tocsin.Server.Slack.Faults;
using Tocsin.Server.Slack.Methods;
using Tocsin.Server.Slack.Workspaces;
using Tocsin.Text;

namespace Tocsin.Server.Slack;

/// <summary>
/// The Web API: the method, what was sent, who sends it, the channel's pace, the script of faults, the method itself. In this order Slack's
/// errors come before each other.
/// </summary>
/// <remarks>https://docs.slack.dev/apis/web-api</remarks>
internal sealed class WebApi(SlackMessages messages, ChannelDirectory directory, SlackOptions options, Pace? pace, Spoiling spoiling)
{
    private const string Bearer = "Bearer ";

    public async Task Answer(HttpContext context, string name)
    {
        if (!MethodTable.All.TryGetValue(name, out var method))
        {
            string shown = name.Length <= Calls.Limits.MethodLength ? name : name[..Calls.Limits.MethodLength];
            await (Calls.Answer.Refused("unknown_method") with { Members = [Member.Of("req_method", shown)] }).WriteTo(context.Response);
            return;
        }
        var (arguments, refused) = await ArgumentsReader.Read(context.Request, method.ReadsJson);
        var team = refused is null ? Caller(context.Request, arguments, method, out refused) : null;
        if (refused is not null)
        {
            await (refused with { Warnings = arguments.Warnings.AddRange(refused.Warnings) }).WriteTo(context.Response);
            return;
        }
        var call = new Call(arguments, team!, directory, messages, BaseUrl(context.Request, team!));
        string? channel = arguments.Text("channel") is { } reference ? directory.Find(team!, reference)?.Id : null;
        await spoiling.Answer(
            context, name, channel,
            async () =>
            {
                var answer = await Carry(method, call, channel);
                return () => Write(answer);
            },
            fault => Write(
                fault switch
                {
                    Misbehaviour.RateLimited { RetryAfterSeconds: var seconds } => Calls.Answer.RateLimited(seconds),
                    Misbehaviour.Error { Code: var code } => Calls.Answer.Refused(code),
                    _ => Calls.Answer.Refused("internal_error"),
                }));

        Task Write(Answer answer) => (answer with { Warnings = arguments.Warnings.AddRange(answer.Warnings) }).WriteTo(context.Response);
    }

    private Task<Answer> Carry(Method method, Call call, string? channel) =>
        method.Posts && channel is not null && pace?.Take(call.Team.Id, channel) is > 0 and { } seconds
            ? Task.FromResult(Calls.Answer.RateLimited(seconds))
            : method.Carry(call);

    /// <summary>The workspace of the token, which stands in the header, or in a form.</summary>
    private Workspace? Caller(HttpRequest request, Arguments arguments, Method method, out Answer? refused)
    {
        refused = null;
        string? header = request.Headers.Authorization;
        string? token = header is not null && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? header[Bearer.Length..].Trim()
            : arguments.Text("token");
        if (string.IsNullOrEmpty(token))
        {
            refused = method.NeedsToken ? Calls.Answer.Refused("not_authed") : null;
            return refused is null ? new Workspace(options.DefaultTeam, options.DefaultTeam) : null;
        }
        var team = directory.OfToken(token);
        refused = team is null && method.NeedsToken ? Calls.Answer.Refused("invalid_auth") : null;
        return team ?? (refused is null ? new Workspace(options.DefaultTeam, options.DefaultTeam) : null);
    }

    private static string BaseUrl(HttpRequest request, Workspace team) =>
        $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase}/slack/{team.Id}/";
}
