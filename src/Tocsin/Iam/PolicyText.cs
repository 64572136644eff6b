using System.Globalization;
using Tocsin.Iam.Shapes;

namespace Tocsin.Iam;

/// <summary>A version of a managed policy.</summary>
/// <param name="Document">As it was sent.</param>
public sealed record PolicyText(string Id, string Document, DateTimeOffset? CreateDate)
{
    public static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"v{number}");

    /// <summary>As lists tell of it: without its document.</summary>
    public PolicyVersion Shape(ManagedPolicy of) =>
        new() { VersionId = Id, IsDefaultVersion = Id == of.DefaultVersionId, CreateDate = CreateDate };
}
