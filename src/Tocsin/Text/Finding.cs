namespace Tocsin.Text;

public enum Severity { Error, Warning, Note }

/// <summary>Something wrong, or worth knowing, in what the user declared.</summary>
/// <param name="Code">A stable code from <see cref="FindingCode"/>, <c>TSN0114</c>.</param>
/// <param name="Where">Where it stands; absent when no file is at fault.</param>
/// <param name="Message">What was found and what AWS, Slack or Terraform does then: one or two sentences.</param>
/// <param name="Write">What to write instead, when that can be said.</param>
/// <param name="Fix">The edits that write it, when nothing but those could be meant: <c>--fix</c> makes them. They do not overlap.</param>
public sealed record Finding(
    string Code, Severity Severity, Span? Where, string Message, string? Write = null, ValueList<Edit> Fix = default)
{
    /// <summary>The address of the resource it is about, where one is known: what <c>tocsin.yaml</c> ignores it by.</summary>
    public string? Address { get; init; }
}

/// <summary>A change of a file: the text that takes the place of what a span covers.</summary>
public sealed record Edit(Span Where, string Text);
