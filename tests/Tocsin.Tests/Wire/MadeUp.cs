using System.Reflection;
using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Tests.Wire;

/// <summary>Records of generated types with members made up from a seed: half of them set, texts of all kinds.</summary>
internal sealed class MadeUp(int seed)
{
    private const int Deepest = 4;

    private static readonly string[] Texts =
    [
        "", "a", "prod/payments", "a b&c=d+e%", "<tag attr='x'>&amp;</tag>", "\"quoted\" \\ back", "line\nfeed\ttab", "carriage\rreturn",
        "\u0001 control", "é ü 한국 🚨",
        "\uE0F0not.a.mark\uE0F1", "\uE0F2\uE0F1\uE0F2", " spaces around ", "null", "true", "3.5", "${x}", "<x>", "]]>", "\u2028",
    ];

    private readonly Random random = new(seed);

    public IShape Shape(Type type, int depth = 0)
    {
        var shape = (IShape)Activator.CreateInstance(type)!;
        foreach (var member in type.GetProperties().Where(p => p.SetMethod is not null))
        {
            bool isNested = NestedIn(member.PropertyType);
            if (random.Next(2) == 0 && (!isNested || depth < Deepest))
            {
                member.SetValue(shape, Value(Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType, depth + 1));
            }
        }
        return shape;
    }

    /// <summary>With that member alone.</summary>
    public IShape With(Type type, PropertyInfo member)
    {
        var shape = (IShape)Activator.CreateInstance(type)!;
        member.SetValue(shape, Value(Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType, 1));
        return shape;
    }

    private static bool NestedIn(Type type) => type.IsAssignableTo(typeof(IShape)) || type.GetGenericArguments().Any(NestedIn);

    private object Value(Type type, int depth)
    {
        if (type.IsAssignableTo(typeof(IShape)))
        {
            return Shape(type, depth);
        }
        if (type.IsGenericType)
        {
            string method = type.GetGenericTypeDefinition() == typeof(ValueMap<>) ? nameof(Map) : nameof(List);
            return GetType().GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic)!
                .MakeGenericMethod(type.GetGenericArguments()).Invoke(this, [depth])!;
        }
        return Type.GetTypeCode(type) switch
        {
            TypeCode.String => Texts[random.Next(Texts.Length)],
            TypeCode.Boolean => random.Next(2) == 0,
            TypeCode.Byte => (byte)random.Next(256),
            TypeCode.Int32 => random.Next(int.MinValue, int.MaxValue),
            TypeCode.Int64 => random.NextInt64(long.MinValue, long.MaxValue),
            TypeCode.Double => random.Next(3) == 0 ? random.Next(100) : (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-30, 30)),
            _ when type == typeof(DateTimeOffset) => DateTimeOffset.UnixEpoch.AddTicks(random.NextInt64(-(long)1e16, (long)1e17)),
            _ => throw new NotSupportedException(type.FullName),
        };
    }

    private ValueList<T> List<T>(int depth) => Enumerable.Range(0, random.Next(4)).Select(_ => (T)Value(typeof(T), depth)).ToValueList();

    private ValueMap<T> Map<T>(int depth) =>
        Enumerable.Range(0, random.Next(4))
            .Select(i => KeyValuePair.Create($"{Texts[random.Next(Texts.Length)]}{i}", (T)Value(typeof(T), depth))).ToValueMap();
}
