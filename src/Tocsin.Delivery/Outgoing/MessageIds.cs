using System.Globalization;
using Tocsin.Aws;

namespace Tocsin.Delivery.Outgoing;

/// <summary>What receivers call the messages that leave: UUIDs whose last twelve digits are the message's number here.</summary>
/// <remarks>Made of the number and of what tells this store from others, so that neither need be kept beside the other.</remarks>
public sealed class MessageIds(ulong instance)
{
    private const int NumberDigits = 12;

    /// <summary>Of messages: as many as there are sequences of identifiers.</summary>
    private const long Most = 1L << 40;

    public string Of(long leaving)
    {
        ulong random = new Ids(instance, leaving).Next();
        var (first, second, third, fourth) = (random >> 32, (random >> 20) & 0xFFF, (random >> 8) & 0xFFF, random & 0xFF);
        return string.Create(CultureInfo.InvariantCulture, $"{first:x8}-{second:x4}-4{third:x3}-80{fourth:x2}-{leaving:x12}");
    }

    /// <summary>The number of a message; false where this store has made no such id.</summary>
    public bool TryParse(string id, out long leaving)
    {
        leaving = 0;
        return id.Length > NumberDigits
            && long.TryParse(id.AsSpan(id.Length - NumberDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out leaving)
            && leaving is > 0 and < Most && Of(leaving) == id;
    }
}
