using Tocsin.Aws;

namespace Tocsin.Flow;

/// <param name="Scope">Chatbot logs to us-east-1 whatever region it serves.</param>
public sealed record LogLine(Scope Scope, string Group, DateTimeOffset Time, string Message)
{
    public string Region => Scope.Region;
}
