using System.Buffers;
using System.Text.Json;
using Tocsin.Aws;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Server.Signing;
using Tocsin.Wire;

namespace Tocsin.Server.Wire;

/// <summary>What the protocols with bodies in JSON have in common.</summary>
internal static class JsonBody
{
    /// <summary>The error for a body that cannot be read.</summary>
    public const string Unreadable = "SerializationException";

    private static readonly byte[] Empty = "{}"u8.ToArray();

    /// <remarks>What is read of it are texts of its own: the bytes can go back when this returns.</remarks>
    public static Result<Decision<Estate>> Read(Recognised.Known what, ReadOnlyMemory<byte> content)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(content.IsEmpty ? Empty : content);
        }
        catch (JsonException)
        {
            return new AwsError(Unreadable, "");
        }
        using (document)
        {
            return what.Operation.Read(JsonFieldReader.Of(document.RootElement), what.Service.ConstraintCode);
        }
    }

    public static void Error(string? type, string member, string message, IBufferWriter<byte> to) =>
        JsonFieldWriter.Write(new Shape(type, member, message.Length > 0 ? message : null), to);

    public static string CodeOf(SignatureFlaw flaw) => flaw switch
    {
        SignatureFlaw.Missing => "MissingAuthenticationTokenException",
        SignatureFlaw.UnknownKey => "UnrecognizedClientException",
        SignatureFlaw.Expired => "ExpiredTokenException",
        SignatureFlaw.Incomplete or SignatureFlaw.NoScope or SignatureFlaw.OtherAlgorithm => "IncompleteSignatureException",
        _ => "InvalidSignatureException",
    };

    // Unverified: the text.
    public static string NotFound(Recognised.Unknown what) => $"Could not find operation {what.Operation} of {what.Service}";

    private sealed record Shape(string? Type, string Member, string? Message) : IShape
    {
        public void Write(FieldWriter to)
        {
            to.Text("__type", Type);
            to.Text(Member, Message);
        }
    }
}
