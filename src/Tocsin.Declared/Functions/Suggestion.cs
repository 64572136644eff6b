namespace Tocsin.Declared.Functions;

/// <summary>Guesses which name was meant.</summary>
internal static class Suggestion
{
    /// <summary>" Did you mean ...?" with the nearest name, or nothing when none is within two edits, as Terraform does.</summary>
    public static string For(string given, IEnumerable<string> names)
    {
        var nearest = names.Select(n => (Name: n, Distance: Distance(given, n))).MinBy(n => n.Distance);
        return nearest.Distance < 3 ? $" Did you mean \"{nearest.Name}\"?" : "";
    }

    /// <summary>Levenshtein's, one row at a time; long names are cut, they are near to nothing anyway.</summary>
    private static int Distance(string given, string name)
    {
        given = given.Length > 40 ? given[..40] : given;
        int[] row = [.. Enumerable.Range(0, name.Length + 1)];
        for (int i = 1; i <= given.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= name.Length; j++)
            {
                int replaced = diagonal + (given[i - 1] == name[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
