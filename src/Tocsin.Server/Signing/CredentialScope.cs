namespace Tocsin.Server.Signing;

/// <summary>What a signature says that it holds for: <c>AKIDEXAMPLE/20150830/us-east-1/events/aws4_request</c>.</summary>
internal sealed record CredentialScope(string KeyId, string Date, string Region, string Service)
{
    private const string Terminator = "aws4_request";

    /// <remarks>A key may hold a slash; the four behind it do not.</remarks>
    public static CredentialScope? Parse(string credential)
    {
        string[] parts = credential.Split('/');
        return parts.Length >= 5 && parts[^1] == Terminator
            ? new CredentialScope(string.Join('/', parts[..^4]), parts[^4], parts[^3], parts[^2])
            : null;
    }

    /// <summary>As it stands in what is signed.</summary>
    public override string ToString() => $"{Date}/{Region}/{Service}/{Terminator}";
}
