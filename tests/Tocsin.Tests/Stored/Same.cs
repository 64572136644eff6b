using System.Collections;
using System.Reflection;
using Tocsin.Json;

namespace Tocsin.Tests.Stored;

/// <summary>Compares by every field there is, private ones too: an event, which compares by reference, by its bytes.</summary>
internal static class Same
{
    /// <summary>Where the two differ, as a path; null where they do not.</summary>
    public static string? Difference(object? left, object? right, string path = "")
    {
        if (left is null || right is null || left.GetType() != right.GetType())
        {
            return ReferenceEquals(left, right) ? null : $"{path}: {left ?? "null"} is not {right ?? "null"}";
        }
        return left switch
        {
            EventBytes => Difference(left.ToString(), right.ToString(), path),
            string or DateTimeOffset or TimeSpan or ValueType { } when IsPlain(left.GetType()) =>
                left.Equals(right) ? null : $"{path}: {left} is not {right}",
            IEnumerable items => Difference([.. items.Cast<object?>()], [.. ((IEnumerable)right).Cast<object?>()], path),
            _ => Fields(left.GetType()).Select(f => Difference(f.GetValue(left), f.GetValue(right), $"{path}/{f.Name}"))
                .FirstOrDefault(d => d is not null),
        };
    }

    private static bool IsPlain(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(DateTimeOffset) || type == typeof(TimeSpan);

    private static string? Difference(List<object?> left, List<object?> right, string path) => left.Count != right.Count
        ? $"{path}: {left.Count} items are not {right.Count}"
        : left.Select((item, i) => Difference(item, right[i], $"{path}/{i}")).FirstOrDefault(d => d is not null);

    private static IEnumerable<FieldInfo> Fields(Type? type) => type is null
        ? []
        : type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Concat(Fields(type.BaseType));
}
