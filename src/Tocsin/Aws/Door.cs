namespace Tocsin.Aws;

/// <summary>The way a call comes in.</summary>
public enum Door
{
    /// <summary>A request of a client's: signed, or a declaration that is read.</summary>
    Client,

    /// <summary>A service acts by itself, as ECS does when it sends an event.</summary>
    Service,

    /// <summary>Whoever runs this server.</summary>
    Admin,

    /// <summary>A real account, by one of its topics or queues.</summary>
    Ingest,
}
