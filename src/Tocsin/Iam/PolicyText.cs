using System.Globalization;
using Tocsin.Aws;
using Tocsin.Iam.Shapes;

namespace Tocsin.Iam;

/// <summary>A version of a managed policy.</summary>
/// <param name="Document">As it was sent.</param>
public sealed record PolicyText(string Id, string Document, DateTimeOffset? CreateDate) : IShape<PolicyText>
{
    public static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"v{number}");

    /// <summary>As lists tell of it: without its document.</summary>
    public PolicyVersion Shape(ManagedPolicy of) =>
        new() { VersionId = Id, IsDefaultVersion = Id == of.DefaultVersionId, CreateDate = CreateDate };

    public void Write(FieldWriter to)
    {
        to.Text("id", Id);
        to.Text("document", Document);
        to.Timestamp("createDate", CreateDate);
    }

    public static PolicyText Read(FieldReader from) =>
        new(from.Text("id") ?? "", from.Text("document") ?? "", from.Timestamp("createDate"));
}
