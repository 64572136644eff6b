using Tocsin.Aws;

namespace Tocsin.CloudWatch;

/// <param name="Value">ALARM, OK or INSUFFICIENT_DATA.</param>
/// <param name="Data">JSON, as it was set.</param>
/// <param name="Updated">When it was set; null where it never was.</param>
/// <param name="Changed">When it became this value.</param>
public sealed record AlarmState(
    string Value, string Reason, string? Data = null, DateTimeOffset? Updated = null, DateTimeOffset? Changed = null) : IShape<AlarmState>
{
    public void Write(FieldWriter to)
    {
        to.Text("value", Value);
        to.Text("reason", Reason);
        to.Text("data", Data);
        to.Timestamp("updated", Updated);
        to.Timestamp("changed", Changed);
    }

    public static AlarmState Read(FieldReader from) => new(
        from.Text("value") ?? "", from.Text("reason") ?? "", from.Text("data"), from.Timestamp("updated"), from.Timestamp("changed"));
}
