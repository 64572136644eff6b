namespace Tocsin.Server.Slack.Workspaces;

/// <param name="Id"><c>C0123456789</c></param>
/// <param name="Name">Without <c>#</c>.</param>
/// <param name="IsMember">Whether the app is in it; where it is not, nothing is posted nor read.</param>
public sealed record Channel(string Id, string Name, bool IsArchived = false, bool IsMember = true);
