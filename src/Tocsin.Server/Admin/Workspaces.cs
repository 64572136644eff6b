using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Tocsin.Aws;
using Tocsin.Chatbot;
using Tocsin.Delivery.Pumping;
using Tocsin.Delivery.Senders;
using Tocsin.Delivery.Writing;
using Tocsin.Flow;

namespace Tocsin.Server.Admin;

/// <summary>Authorises Slack workspaces, which AWS's console does and no operation.</summary>
internal sealed class Workspaces(Writer writer, Pump pump, AccountId account)
{
    public AdminRoute Route => new(
        "POST", "/slack/workspaces",
        "Authorises a workspace: {\"team\": \"T0123456789\", \"name\": \"…\", \"account\": \"twelve digits, or absent\", "
            + "\"token\": \"file:PATH or env:NAME, or absent for the local Slack\"}.",
        AdminKey.Full, [], Authorize);

    private async Task Authorize(AdminCall call)
    {
        var body = await call.Json();
        string team = Text(body, "team") is { Length: > 0 } given ? given
            : throw new AdminRefusal(StatusCodes.Status400BadRequest, "bad-workspace",
                "'team' is missing: the workspace's id, T0123456789");
        if (!Workspace.IsTeam(team))
        {
            throw new AdminRefusal(StatusCodes.Status400BadRequest, "bad-workspace", $"team '{team}' {Workspace.NoTeam}");
        }
        string name = Text(body, "name") ?? team;
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new AdminRefusal(StatusCodes.Status400BadRequest, "bad-workspace", "'name' is empty: leave it out for the team's id");
        }
        string owner = Text(body, "account") ?? account.ToString();
        if (!AccountId.TryParse(owner, out _))
        {
            throw new AdminRefusal(StatusCodes.Status400BadRequest, "bad-workspace", $"account '{owner}' is not twelve digits");
        }
        var workspace = new Workspace(Workspace.ArnOf(owner, team), team, name) { TokenAt = TokenAt(body) };
        await writer.Apply([new Change.Put(workspace)], new Arn("aws", "iam", "", owner, "root"));
        // What waited for it goes, whatever it waited for: a token may be another one.
        pump.Retry(lane => Address.Of(lane) is Address.Slack to && to.Team == team);
        await call.Answer(json =>
        {
            json.WriteString("team", workspace.TeamId);
            json.WriteString("name", workspace.TeamName);
            json.WriteString("account", owner);
        });
    }

    /// <summary>Where the token is to be read, which must be possible now.</summary>
    private static string? TokenAt(JsonElement body)
    {
        if (Text(body, "token") is not { } at)
        {
            return null;
        }
        return SlackToken.TryRead(at, out _, out string error) ? at
            : throw new AdminRefusal(StatusCodes.Status400BadRequest, "bad-token", error);
    }

    /// <summary>Null where it is absent.</summary>
    private static string? Text(JsonElement body, string member) =>
        !body.TryGetProperty(member, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw new AdminRefusal(StatusCodes.Status400BadRequest, "bad-workspace", $"'{member}' is no text");
}
