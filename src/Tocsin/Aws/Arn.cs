namespace Tocsin.Aws;

/// <summary>An Amazon Resource Name in its parts; <see cref="Resource"/> is everything behind the fifth colon.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html</remarks>
public sealed record Arn(string Partition, string Service, string Region, string Account, string Resource)
{
    /// <summary>Parses <c>arn:partition:service:region:account:resource</c>; region and account may be empty, the others not.</summary>
    public static bool TryParse(string? text, out Arn arn)
    {
        string[] parts = text?.Split(':', 6) ?? [];
        bool ok = parts.Length == 6 && parts[0] == "arn" && parts[1].Length > 0 && parts[2].Length > 0 && parts[5].Length > 0;
        arn = ok ? new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]) : null!;
        return ok;
    }

    /// <exception cref="FormatException">The text is no ARN. For texts made by this program; input goes through <see
    /// cref="TryParse"/>.</exception>
    public static Arn Parse(string text) => TryParse(text, out var arn) ? arn : throw new FormatException($"'{text}' is not an ARN");

    /// <summary>What the resource itself is called: what stands behind the last slash of the ARN.</summary>
    public string Name => NameIn(Resource);

    /// <summary>The same of an ARN's text, or of a part of one: <c>rule/BUS/NAME</c>.</summary>
    public static string NameIn(string text) => text[(text.LastIndexOf('/') + 1)..];

    public override string ToString() => $"arn:{Partition}:{Service}:{Region}:{Account}:{Resource}";
}
