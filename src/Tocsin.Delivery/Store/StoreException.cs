namespace Tocsin.Delivery.Store;

/// <summary>Something cannot be kept, or what is kept cannot be read: names the thing, the cause and the remedy.</summary>
public sealed class StoreException : Exception
{
    public StoreException(string message)
        : base(message)
    {
    }

    public StoreException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
