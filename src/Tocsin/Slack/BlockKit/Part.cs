using Tocsin.Text;

namespace Tocsin.Slack.BlockKit;

/// <summary>The blocks of a message, or one attachment.</summary>
/// <param name="Color">The attachment's bar, <c>#D13212</c>; null outside of attachments.</param>
public sealed record Part(string? Color, ValueList<Shown> Shown);
