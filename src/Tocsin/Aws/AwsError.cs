namespace Tocsin.Aws;

/// <summary>What AWS answers to a request it refuses: its exact code, text and HTTP status.</summary>
/// <param name="Member">
/// The request member at fault, as a path (<c>Targets/0/InputTransformer/InputTemplate</c>): ours, never on the wire; lets a reader point
/// into a file.
/// </param>
/// <param name="Pointer">A JSON Pointer into that member, when it holds a document and the fault is a part of it: ours too.</param>
/// <param name="Offset">
/// The UTF-16 offset in that member's text where AWS noticed it, when it is a text that cannot be read: ours too.
/// </param>
/// <param name="Cause">What it is about, where that is known: ours too.</param>
public sealed record AwsError(
    string Code, string Message, int Status = 400, string? Member = null, string Pointer = "", int? Offset = null, Cause? Cause = null)
    : IShape<AwsError>
{
    public void Write(FieldWriter to)
    {
        to.Text("code", Code);
        to.Text("message", Message);
        to.Integer("status", Status);
        to.Text("member", Member);
        to.Text("pointer", Pointer);
        to.Integer("offset", Offset);
        to.Shape("cause", Cause);
    }

    public static AwsError Read(FieldReader from) => new(
        from.Text("code") ?? "", from.Text("message") ?? "", from.Integer("status") ?? 400, from.Text("member"),
        from.Text("pointer") ?? "", from.Integer("offset"), from.Shape<Cause>("cause"));
}
