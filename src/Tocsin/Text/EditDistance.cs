namespace Tocsin.Text;

/// <summary>How far two names are apart: letters inserted, deleted or changed (Levenshtein's).</summary>
public static class EditDistance
{
    /// <summary>Longer names are compared by their beginnings, so that hostile input costs little.</summary>
    private const int MaximumLength = 300;

    public static int Between(string left, string right)
    {
        left = left.Length > MaximumLength ? left[..MaximumLength] : left;
        right = right.Length > MaximumLength ? right[..MaximumLength] : right;
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int changed = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
