namespace Tocsin.Aws;

/// <summary>
/// Alternatives as they are stored: a structure whose member <c>kind</c> says which of them it is, beside that one's own members.
/// </summary>
/// <remarks>
/// A name, once it is stored, stays with its type, whatever that is called later. Built once, then safe for any number of readers.
/// </remarks>
/// <param name="what">What they all are: <c>address</c>.</param>
internal sealed class Kinds<T>(string what)
    where T : class
{
    private const string Member = "kind";

    private readonly Dictionary<string, Kind> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, Kind> byType = [];

    /// <summary>Those that have a stored form.</summary>
    public IReadOnlyCollection<Type> Types => byType.Keys;

    /// <summary>One that reads and writes itself.</summary>
    public Kinds<T> Case<TCase>(string name)
        where TCase : class, T, IShape<TCase> =>
        Case(name, static from => TCase.Read(from), static (to, value) => value.Write(to));

    /// <summary>One without members.</summary>
    public Kinds<T> Case<TCase>(string name, TCase only)
        where TCase : class, T =>
        Case(name, _ => only, static (_, _) => { });

    /// <param name="read">Null where what is there is none.</param>
    public Kinds<T> Case<TCase>(string name, Func<FieldReader, TCase?> read, Action<FieldWriter, TCase> write)
        where TCase : class, T
    {
        var kind = new Kind(name, read, (to, value) => write(to, (TCase)value));
        byName.Add(name, kind);
        byType.Add(typeof(TCase), kind);
        return this;
    }

    /// <exception cref="InvalidOperationException">It is none of the kinds.</exception>
    public void Write(FieldWriter to, T value)
    {
        if (!byType.TryGetValue(value.GetType(), out var kind))
        {
            throw new InvalidOperationException($"{value.GetType().Name} has no stored form among those of every {what}");
        }
        to.Text(Member, kind.Name);
        kind.Write(to, value);
    }

    /// <summary>Null, and a fault, where it is none of the kinds.</summary>
    public T? Read(FieldReader from)
    {
        string? name = from.Text(Member);
        var value = name is not null && byName.TryGetValue(name, out var kind) ? kind.Read(from) : null;
        if (value is null)
        {
            from.Refuse(name is null ? $"the kind of {what} is missing" : $"no {what} of this version is of the kind '{name}'");
        }
        return value;
    }

    public void Write(FieldWriter to, string member, T? value) => to.Shape(member, value is null ? null : new Kinded(this, value));

    public T? Read(FieldReader from, string member) => from.Shape(member, Read);

    /// <summary>One without which there is nothing: a fault where it is missing.</summary>
    public T Needed(FieldReader from, string member) => from.Needed(member, Read);

    private sealed record Kind(string Name, Func<FieldReader, T?> Read, Action<FieldWriter, T> Write);

    private sealed record Kinded(Kinds<T> Kinds, T Value) : IShape
    {
        public void Write(FieldWriter to) => Kinds.Write(to, Value);
    }
}
