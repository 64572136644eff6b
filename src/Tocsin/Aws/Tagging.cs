using Tocsin.Text;

namespace Tocsin.Aws;

/// <summary>What tagging does to the tags of a resource; each service has its own shape of a tag.</summary>
public static class Tagging
{
    /// <summary>A tag of a key that is there is replaced where it stands.</summary>
    public static ValueList<T> With<T>(ValueList<T> there, ValueList<T> given, Func<T, string?> key)
    {
        var tags = there.ToList();
        foreach (var tag in given)
        {
            int at = tags.FindIndex(t => key(t) == key(tag));
            if (at < 0)
            {
                tags.Add(tag);
            }
            else
            {
                tags[at] = tag;
            }
        }
        return tags.ToValueList();
    }

    /// <summary>A key that is not there changes nothing.</summary>
    public static ValueList<T> Without<T>(ValueList<T> there, ValueList<string> keys, Func<T, string?> key) =>
        there.Where(t => !keys.Contains(key(t)!)).ToValueList();
}
