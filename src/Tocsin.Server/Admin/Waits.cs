using System.Text.Json;
using Tocsin.Delivery.Outgoing;
using Tocsin.Delivery.Pumping;
using Tocsin.Delivery.Silences;
using Tocsin.Delivery.Store;
using Tocsin.Text;

namespace Tocsin.Server.Admin;

/// <summary>Why a message stands where it stands, and what it waited for: in words, and as data.</summary>
/// <remarks>Safe for any number of threads.</remarks>
internal sealed class Waits(SqliteStore store, Pump pump)
{
    private readonly SilenceTable silences = new(store);

    /// <summary>In one line; empty where there is nothing to say.</summary>
    public string Told(Kept kept)
    {
        var silence = SilenceOf(kept);
        bool isSilenced = kept.State == LeavingState.Silenced;
        IEnumerable<string?> parts =
        [
            silence?.Told,
            CarrierOf(kept) is { } carrier ? $"coalesced into {carrier}" : null,
            kept.Leaving.Carries > 0 ? $"tells of {kept.Leaving.Carries} more" : null,
            kept.Why.Length > 0 ? kept.Why : isSilenced ? null : Delay.Told(DelaysOf(kept)),
            kept.IsRepeated ? "perhaps there twice: Slack's answer was lost, and its history may not be read" : null,
        ];
        return string.Join("; ", parts.Where(p => !string.IsNullOrEmpty(p)));
    }

    public void Write(Utf8JsonWriter json, Kept kept)
    {
        json.WriteString("why", Told(kept));
        json.List("delays", DelaysOf(kept), static (to, delay) =>
        {
            to.WriteNumber("seconds", Math.Round(delay.Length.TotalSeconds, 3));
            to.WriteString("why", delay.Why);
        });
        json.WriteNumber("carries", kept.Leaving.Carries);
        json.WriteString("coalescedInto", CarrierOf(kept));
        json.WriteBoolean("repeated", kept.IsRepeated);
        if (SilenceOf(kept) is { } silence)
        {
            json.WriteStartObject("silence");
            json.WriteNumber("id", silence.Id);
            json.WriteString("until", silence.Until);
            json.WriteString("by", silence.By);
            json.WriteString("reason", silence.Why);
            json.WriteEndObject();
        }
    }

    private ValueList<Delay> DelaysOf(Kept kept) => kept.State == LeavingState.Pending ? pump.DelaysOf(kept.Leaving) : kept.Delays;

    private string? CarrierOf(Kept kept) => kept.Carrier is { } carrier ? store.Messages.Of(carrier) : null;

    private Silence? SilenceOf(Kept kept) => kept.Leaving.Silence is { } id ? silences.Find(id) : null;
}
