namespace Tocsin.Json;

/// <summary>What <see cref="JsonCheck"/> found.</summary>
internal enum JsonForm
{
    /// <summary>No JSON object; <see cref="JsonParser"/> tells why.</summary>
    Broken,

    /// <summary>An object, and plain: see <see cref="EventBytes.IsPlain"/>.</summary>
    Plain,

    /// <summary>An object that is not plain.</summary>
    NotPlain,

    /// <summary>An object in which two keys have the same hash, and nothing else speaks against its being plain.</summary>
    PerhapsPlain,
}
