namespace Tocsin.Declared.Values;

/// <summary>
/// Order of strings by their UTF-8 bytes, as Terraform sorts: it differs from ordinal UTF-16 order only where surrogates meet U+E000 and
/// above.
/// </summary>
public static class Utf8Order
{
    public static IComparer<string> Comparer { get; } = Comparer<string>.Create(Compare);

    public static int Compare(string left, string right)
    {
        int shared = Math.Min(left.Length, right.Length);
        for (int i = 0; i < shared; i++)
        {
            if (left[i] != right[i])
            {
                return Rank(left[i]) - Rank(right[i]);
            }
        }
        return left.Length - right.Length;
    }

    private static int Rank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
}
