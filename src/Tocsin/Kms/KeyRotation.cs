using Tocsin.Aws;

namespace Tocsin.Kms;

/// <summary>That a key is rotated, and how often.</summary>
public sealed record KeyRotation(DateTimeOffset Since, int PeriodDays) : IShape<KeyRotation>
{
    public DateTimeOffset NextAfter(DateTimeOffset now) =>
        Since.AddDays(PeriodDays * (1 + Math.Max(0, Math.Floor((now - Since).TotalDays / PeriodDays))));

    public void Write(FieldWriter to)
    {
        to.Timestamp("since", Since);
        to.Integer("periodDays", PeriodDays);
    }

    public static KeyRotation Read(FieldReader from) =>
        new(from.Timestamp("since") ?? default, Math.Max(1, from.Integer("periodDays") ?? Limits.RotationDays));
}
