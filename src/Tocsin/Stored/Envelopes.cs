using Tocsin.Aws;
using Tocsin.Flow;

namespace Tocsin.Stored;

/// <summary>The members of an envelope: here, since which contents there are is not known where it is.</summary>
public static class Envelopes
{
    /// <summary>Writes one as a member of something else that is stored.</summary>
    public static void Write(FieldWriter to, string member, Envelope? envelope) =>
        to.Shape(member, envelope is null ? null : new Shape(envelope));

    /// <summary>Reads one that must be there.</summary>
    public static Envelope Read(FieldReader from, string member) => from.Needed(member, Read);

    internal static void Write(FieldWriter to, Envelope envelope)
    {
        to.Text("id", envelope.Id);
        to.Shape("to", envelope.To);
        Forms.Contents.Write(to, "content", envelope.Content);
        to.Shape("origin", envelope.Origin);
        to.Shape("sentBy", envelope.SentBy);
        to.Shape("madeAt", envelope.MadeAt);
    }

    internal static Envelope Read(FieldReader from) => new(
        Address.Kinds.Needed(from, "to"), Forms.Contents.Needed(from, "content"), from.Shape<Origin>("origin") ?? new Origin(""),
        from.Shape<Place>("sentBy"), from.Shape<Place>("madeAt"))
    {
        Id = from.Text("id") ?? "",
    };

    internal sealed record Shape(Envelope Envelope) : IShape
    {
        public void Write(FieldWriter to) => Envelopes.Write(to, Envelope);
    }
}
