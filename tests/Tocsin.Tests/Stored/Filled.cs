using System.Globalization;
using System.Reflection;
using Tocsin.Aws;
using Tocsin.Json;
using Tocsin.Text;

namespace Tocsin.Tests.Stored;

/// <summary>Records of any type with every member set to something else than its default, made up from a seed.</summary>
internal sealed class Filled(int seed)
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly string[] Texts =
    [
        "prod/payments", "\"quoted\" \\ back", "line\nfeed\ttab", "\u0001 control", "한국 🚨", "\uE0F0not.a.mark\uE0F1",
        "null", "<x> & ${x}",
    ];

    private readonly Random random = new(seed);

    /// <summary>The types that are one of these.</summary>
    public static IReadOnlyList<Type> CasesOf(Type type) =>
    [
        .. typeof(Resource).Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsAssignableTo(type))
            .OrderBy(t => t.FullName, StringComparer.Ordinal),
    ];

    public T Value<T>() => (T)Value(typeof(T), null);

    /// <param name="usual">What it must not be.</param>
    public object Value(Type type, object? usual)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Value(underlying, usual);
        }
        if (type.IsEnum)
        {
            var others = Enum.GetValues(type).Cast<object>().Where(v => !v.Equals(usual ?? Enum.ToObject(type, 0))).ToList();
            return others[random.Next(others.Count)];
        }
        if (type.IsGenericType && type.Namespace == typeof(ValueList).Namespace)
        {
            string method = type.GetGenericTypeDefinition() == typeof(ValueMap<>) ? nameof(Map) : nameof(List);
            return GetType().GetMethod(method, Any)!.MakeGenericMethod(type.GetGenericArguments()).Invoke(this, [])!;
        }
        return Type.GetTypeCode(type) switch
        {
            TypeCode.String => $"{Texts[random.Next(Texts.Length)]} {Unique}",
            TypeCode.Boolean => usual is not true,
            TypeCode.Byte => (byte)random.Next(1, 256),
            TypeCode.Int32 => Unique,
            TypeCode.Int64 => long.MaxValue - Unique,
            TypeCode.Double => random.NextDouble(),
            _ when type == typeof(DateTimeOffset) => DateTimeOffset.UnixEpoch.AddTicks(random.NextInt64(1, (long)1e17)),
            _ when type == typeof(TimeSpan) => TimeSpan.FromTicks(random.NextInt64(1, (long)1e15)),
            _ when type == typeof(Arn) => Arn.Parse($"arn:aws:events:eu-west-1:111122223333:event-bus/{Unique}"),
            _ when type == typeof(EventBytes) => Event(),
            _ when type.IsAbstract => CaseOf(type),
            _ when type.IsGenericType || type.Assembly == typeof(Resource).Assembly => Record(type),
            _ => throw new NotSupportedException($"nothing makes a {type}"),
        };
    }

    private int Unique => random.Next(1_000_000, int.MaxValue);

    private object CaseOf(Type type)
    {
        var cases = CasesOf(type);
        return cases.Count > 0 ? Value(cases[random.Next(cases.Count)], null) : throw new NotSupportedException($"{type} has no cases");
    }

    private object Record(Type type)
    {
        var constructor = type.GetConstructor(Type.EmptyTypes) ?? type.GetConstructors().MaxBy(c => c.GetParameters().Length)
            ?? type.GetConstructors(Any).MaxBy(c => c.GetParameters().Length)!;
        var parameters = constructor.GetParameters();
        object record = constructor.Invoke([.. parameters.Select(p => Value(p.ParameterType, p.HasDefaultValue ? p.DefaultValue : null))]);
        foreach (var member in type.GetProperties(Any).Where(p => p.SetMethod is not null && p.GetIndexParameters().Length == 0))
        {
            if (!parameters.Any(p => string.Equals(p.Name, member.Name, StringComparison.OrdinalIgnoreCase)))
            {
                member.SetValue(record, Value(member.PropertyType, member.GetValue(record)));
            }
        }
        return record;
    }

    private EventBytes Event()
    {
        string json = string.Create(
            CultureInfo.InvariantCulture, $"{{\"detail\": {{\"number\": {Unique}, \"text\": \"\\u00e9 한국\"}}}}");
        return EventBytes.TryCreate(json, out var bytes, out var error) ? bytes : throw new InvalidOperationException(error.Message);
    }

    private ValueList<T> List<T>() => Enumerable.Range(0, random.Next(1, 3)).Select(_ => Value<T>()).ToValueList();

    private ValueMap<T> Map<T>() =>
        Enumerable.Range(0, random.Next(1, 3)).Select(_ => KeyValuePair.Create(Value<string>(), Value<T>())).ToValueMap();
}
