using System.Text.Json;
using Tocsin.Delivery.Pumping;
using Tocsin.Delivery.Senders;
using Tocsin.Flow;

namespace Tocsin.Server.Admin;

/// <summary>What whoever runs the server has to set otherwise, so that a channel is told again.</summary>
internal static class Notices
{
    public static string Of(Blockage blockage) => $"{Where(blockage)}: {blockage.Why}. Messages are parked, none is lost. "
        + $"{SlackErrors.Remedy(blockage.Why)} They go by themselves then; `tocsin dlq redrive` tries at once.";

    public static void Write(Utf8JsonWriter json, Blockage blockage)
    {
        json.WriteString("to", blockage.Lane);
        json.WriteString("why", blockage.Why);
        json.WriteString("since", blockage.Since);
        json.WriteNumber("messages", blockage.Messages);
        json.WriteString("notice", Of(blockage));
    }

    /// <summary>Whether another one is told of already for the same reason: what a workspace refuses, all of its channels do.</summary>
    public static bool IsTold(Blockage blockage, IEnumerable<Blockage> blocked) =>
        SlackErrors.IsOfWorkspace(blockage.Why) && blocked.Any(
            b => (b.Since, b.Lane).CompareTo((blockage.Since, blockage.Lane)) < 0 && b.Why == blockage.Why
                && TeamOf(b.Lane) == TeamOf(blockage.Lane));

    private static string Where(Blockage blockage) =>
        Address.Of(blockage.Lane) is not Address.Slack to ? blockage.Lane
        : SlackErrors.IsOfWorkspace(blockage.Why) ? $"the Slack workspace {to.Team}"
        : $"the Slack channel {to.Id} of the workspace {to.Team}";

    private static string? TeamOf(string lane) => (Address.Of(lane) as Address.Slack)?.Team;
}
