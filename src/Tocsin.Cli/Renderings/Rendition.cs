using Tocsin.Flow;
using Tocsin.Slack;
using Tocsin.Text;

namespace Tocsin.Cli.Renderings;

/// <summary>One message as Slack would show it, and what Chatbot or Slack would refuse it for.</summary>
/// <param name="Subject">The file, as the user wrote it.</param>
/// <param name="Kind">What it was taken for: <c>a custom notification</c>.</param>
/// <param name="Profile">The Chatbot profile; null for what goes to Slack without Chatbot.</param>
/// <param name="Refused">Why nothing arrives, or null when it is shown.</param>
internal sealed record Rendition(
    string Subject, string Kind, string? Profile, ValueList<Card> Cards, ValueList<Finding> Findings, Reason? Refused);

/// <param name="From">Who speaks.</param>
/// <param name="Color">The bar of the attachment, or null.</param>
internal sealed record Card(string From, string? Color, ValueList<Shown> Shown);
