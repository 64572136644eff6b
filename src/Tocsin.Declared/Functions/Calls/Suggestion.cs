using Tocsin.Text;

namespace Tocsin.Declared.Functions.Calls;

/// <summary>Guesses which name was meant.</summary>
internal static class Suggestion
{
    /// <summary>" Did you mean ...?" with the nearest name, or nothing when none is within two edits, as Terraform does.</summary>
    public static string For(string given, IEnumerable<string> names)
    {
        var nearest = names.Select(n => (Name: n, Distance: EditDistance.Between(given, n))).MinBy(n => n.Distance);
        return nearest.Distance < 3 ? $" Did you mean \"{nearest.Name}\"?" : "";
    }
}
