namespace Tocsin.Aws;

/// <summary>
/// What a refusal is about, where somebody who has to advise must know more than its code: closed, so that no text is read to find out.
/// </summary>
public abstract record Cause : IShape<Cause>
{
    private Cause()
    {
    }

    internal static Kinds<Cause> Kinds { get; } = new Kinds<Cause>("cause")
        .Case("Constraint", new Constraint())
        .Case("Missing", new Missing())
        .Case("MalformedArn", new MalformedArn())
        .Case("NoTopicArn", from => new NoTopicArn(from.Text("written") ?? ""), (to, c) => to.Text("written", c.Written))
        .Case("NoList", from => new NoList(from.Text("field") ?? ""), (to, c) => to.Text("field", c.Field))
        .Case("EmptyList", new EmptyList())
        .Case("EncodedTwice", new EncodedTwice())
        .Case("EmptyObject", from => new EmptyObject(from.Text("field")), (to, c) => to.Text("field", c.Field))
        .Case("TestInAnythingBut", new TestInAnythingBut())
        .Case("UnknownMatchType", new UnknownMatchType())
        .Case("NoTrigger", new NoTrigger())
        .Case("SeveralInputs", new SeveralInputs())
        .Case("InputPath", new InputPath())
        .Case("InputTemplate", new InputTemplate())
        .Case("PlaceholderAsKey", new PlaceholderAsKey())
        .Case("UndefinedPlaceholder", from => new UndefinedPlaceholder(from.Text("name") ?? ""), (to, c) => to.Text("name", c.Name))
        .Case("ForeignAction", new ForeignAction())
        .Case("NoSuchPrincipal", new NoSuchPrincipal())
        .Case("ChannelTaken", new ChannelTaken())
        .Case("NoCircuitBreaker", new NoCircuitBreaker())
        .Case("ServiceNameTaken", new ServiceNameTaken());

    public void Write(FieldWriter to) => Kinds.Write(to, this);

    public static Cause Read(FieldReader from) => Kinds.Read(from)!;

    /// <summary>The request breaks a constraint of its model at <see cref="AwsError.Member"/>.</summary>
    public sealed record Constraint : Cause;

    /// <summary>What the request names is not there: it may be elsewhere, if not everything is known.</summary>
    public sealed record Missing : Cause;

    public sealed record MalformedArn : Cause;

    /// <summary>What is to be a topic's ARN is none: its name, perhaps.</summary>
    public sealed record NoTopicArn(string Written) : Cause;

    /// <summary>An event pattern's field has a bare value: <c>"source" must be an object or an array</c>.</summary>
    /// <param name="Field">In quotes, as AWS says it.</param>
    public sealed record NoList(string Field) : Cause;

    public sealed record EmptyList : Cause;

    /// <summary>An event pattern is a JSON text in a JSON text.</summary>
    public sealed record EncodedTwice : Cause;

    /// <summary>An event pattern asks nothing of a field: <c>"detail": {}</c>.</summary>
    /// <param name="Field">Null for the pattern as a whole.</param>
    public sealed record EmptyObject(string? Field) : Cause;

    /// <summary><c>anything-but</c> with a list of match values, where it takes values alone.</summary>
    public sealed record TestInAnythingBut : Cause;

    public sealed record UnknownMatchType : Cause;

    /// <summary>A rule with neither pattern nor schedule.</summary>
    public sealed record NoTrigger : Cause;

    public sealed record SeveralInputs : Cause;

    public sealed record InputPath : Cause;

    /// <summary>A template that makes no JSON.</summary>
    public sealed record InputTemplate : Cause;

    public sealed record PlaceholderAsKey : Cause;

    /// <summary>A template names what no path defines.</summary>
    public sealed record UndefinedPlaceholder(string Name) : Cause;

    /// <summary>A resource's policy has an action that is not of its service.</summary>
    public sealed record ForeignAction : Cause;

    public sealed record NoSuchPrincipal : Cause;

    /// <summary>Chatbot has one configuration of a channel.</summary>
    public sealed record ChannelTaken : Cause;

    /// <summary>A circuit breaker beside a deployment controller that has none.</summary>
    public sealed record NoCircuitBreaker : Cause;

    /// <summary>A service of the name is there.</summary>
    public sealed record ServiceNameTaken : Cause;
}
