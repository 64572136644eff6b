using System.Text.Json;
using Tocsin.Delivery.Pumping;
using Tocsin.Delivery.Senders;
using Tocsin.Flow;

namespace Tocsin.Server.Admin;

/// <summary>What whoever runs the server has to set otherwise, so that a channel is told again.</summary>
internal static class Notices
{
    public static string Of(Blockage blockage) => $"{Where(blockage.Lane)}: {blockage.Why}. Messages are parked, none is lost. "
        + $"{SlackErrors.Remedy(blockage.Why)} They go by themselves then; `tocsin dlq redrive` tries at once.";

    public static void Write(Utf8JsonWriter json, Blockage blockage)
    {
        json.WriteString("to", blockage.Lane);
        json.WriteString("why", blockage.Why);
        json.WriteString("since", blockage.Since);
        json.WriteNumber("messages", blockage.Messages);
        json.WriteString("notice", Of(blockage));
    }

    private static string Where(string lane) =>
        Address.Of(lane) is Address.Slack to ? $"the Slack channel {to.Id} of the workspace {to.Team}" : lane;
}
