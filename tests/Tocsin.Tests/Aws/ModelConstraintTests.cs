using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Tocsin.Aws;
using Tocsin.Shapes;
using Tocsin.Tests.Architecture;
using Tocsin.Tests.Wire;
using Tocsin.Text;

namespace Tocsin.Tests.Aws;

/// <summary>
/// Each constraint of the models, on each member of each structure of a request: at the bound nothing is said of it, beyond it AWS's
/// text is.
/// </summary>
public class ModelConstraintTests
{
    private const int LongestTried = 200_000;

    private static readonly string[] Samples =
    [
        "", "a", "A", "z9", "-", "_", ".", "/", "a b", "a\nb", "é", "한", "１", "a\u0000b", "{}", "*", "a:b", "a@b.c", "/a/", "$default",
        "default", "v1",
        "aws.partner/a.com/b", "arn:aws:iam::111122223333:role/a", "arn:aws:sns:eu-west-1:111122223333:t", "111122223333", "alias/a",
        "2012-10-17",
        "arn:aws:chatbot::111122223333:chat-configuration/slack-channel/a", "C0123456789", "T0123456789", "ERROR", "rate(1 minute)",
        "https://hooks.chime.aws/incomingwebhooks/a?token=b", "p99", "TM(10%:90%)", "s3://bucket/x",
    ];

    public static TheoryData<string> Services => [.. Selection.Read(Models).Select(s => s.Service)];

    private static string Models => Path.Combine(FolderTable.RepositoryRoot(), "models");

    [Theory]
    [MemberData(nameof(Services))]
    public void A_constraint_holds_up_to_its_bound_and_no_further(string service)
    {
        var selection = Selection.Read(Models).Single(s => s.Service == service);
        var shapes = new Tocsin.Shapes.Shapes(ServiceModel.Load(Models, service), selection.Operations);
        int tried = 0;
        foreach (var structure in shapes.Structures.Where(s => shapes.IsInRequest(s) && shapes.HasConstraints(s)))
        {
            var type = typeof(IShape).Assembly.GetType($"Tocsin.{selection.Folder}.Shapes.{shapes.NameOf(structure.Name)}")!;
            foreach (var member in structure.Members)
            {
                tried += Try(type, member, shapes.Model);
            }
        }
        Assert.True(tried > (service is "sqs" or "sts" ? 10 : 40), $"{tried} tried");
    }

    private static int Try(Type type, ModelMember member, ServiceModel model)
    {
        int tried = 0;
        void Expect(object? value, string constraint, bool isBroken)
        {
            tried++;
            var told = Told(type, member, value).ToList();
            bool isTold = told.Any(t => t.EndsWith($"failed to satisfy constraint: {constraint}", StringComparison.Ordinal));
            string expected = $"{constraint}: {(isBroken ? "expected" : "not expected")}";
            Assert.True(isTold == isBroken, $"{type.Name}.{member.Name} = {value}: {expected}, told: {string.Join("; ", told)}");
        }

        if (member.IsRequired)
        {
            Expect(null, "Member must not be null", true);
        }
        switch (model.Shape(member.Shape))
        {
            case ModelShape.Scalar { Type: "string", Bounds: { } bounds }:
                Lengths(bounds, length => new string('a', length), Expect);
                Texts(bounds, Expect);
                break;
            case ModelShape.Scalar { Type: "blob", Bounds: { } bounds }:
                Lengths(bounds, length => (ValueList<byte>?)new byte[length].ToValueList(), Expect);
                break;
            case ModelShape.Scalar { Type: "integer", Bounds: { } bounds }:
                Numbers(bounds, n => n is >= int.MinValue and <= int.MaxValue ? (int?)n : null, "", Expect);
                break;
            case ModelShape.Scalar { Type: "long", Bounds: { } bounds }:
                Numbers(bounds, n => (long?)n, "", Expect);
                break;
            case ModelShape.Scalar { Type: "double", Bounds: { } bounds }:
                Numbers(bounds, n => (double?)n, ".0", Expect);
                break;
            case ModelShape.List { Bounds: { } bounds }:
                Lengths(bounds, length => Listed(type, member, length), Expect);
                break;
            case ModelShape.Map { Bounds: { } bounds } when Property(type, member).PropertyType == typeof(ValueMap<string>?):
                Lengths(bounds, Mapped, Expect);
                break;
        }
        return tried;
    }

    private static void Lengths(ModelBounds bounds, Func<int, object?> make, Action<object?, string, bool> expect)
    {
        if (bounds.Minimum is { } minimum && int.Parse(minimum, CultureInfo.InvariantCulture) is > 0 and var least)
        {
            string text = $"Member must have length greater than or equal to {least}";
            expect(make(least), text, false);
            expect(make(least - 1), text, true);
        }
        if (bounds.Maximum is { } maximum && int.Parse(maximum, CultureInfo.InvariantCulture) is <= LongestTried and var most)
        {
            string text = $"Member must have length less than or equal to {most}";
            expect(make(most), text, false);
            expect(make(most + 1), text, true);
        }
    }

    private static void Numbers(ModelBounds bounds, Func<long, object?> make, string decimals, Action<object?, string, bool> expect)
    {
        if (bounds.Minimum is { } minimum)
        {
            long least = long.Parse(minimum, CultureInfo.InvariantCulture);
            expect(make(least), $"Member must have value greater than or equal to {minimum}{decimals}", false);
            expect(make(least - 1), $"Member must have value greater than or equal to {minimum}{decimals}", true);
        }
        if (bounds.Maximum is { } maximum && long.Parse(maximum, CultureInfo.InvariantCulture) is < int.MaxValue and var most)
        {
            expect(make(most), $"Member must have value less than or equal to {maximum}{decimals}", false);
            expect(make(most + 1), $"Member must have value less than or equal to {maximum}{decimals}", true);
        }
    }

    private static void Texts(ModelBounds bounds, Action<object?, string, bool> expect)
    {
        if (bounds.Values is { } values)
        {
            string constraint = $"Member must satisfy enum value set: [{string.Join(", ", values)}]";
            foreach (string value in values)
            {
                expect(value, constraint, false);
            }
            expect(values[0] + "x", constraint, true);
        }
        if (bounds.Pattern is { } pattern)
        {
            // Java's \w, \d and \s are of ASCII, as ECMAScript's are; which knows no categories and looks nowhere ahead.
            bool isPlain = !pattern.Contains(@"\p", StringComparison.Ordinal) && !pattern.Contains("(?", StringComparison.Ordinal);
            var java = new Regex($@"^(?:{pattern})(?!\n)$", isPlain ? RegexOptions.ECMAScript : RegexOptions.CultureInvariant);
            foreach (string sample in Samples)
            {
                // "(?!\n)$" stands before the last line feed too.
                if (!sample.EndsWith('\n'))
                {
                    expect(sample, $"Member must satisfy regular expression pattern: {pattern}", !java.IsMatch(sample));
                }
            }
        }
    }

    private static IEnumerable<string> Told(Type type, ModelMember member, object? value)
    {
        var request = (IChecked)Activator.CreateInstance(type)!;
        Property(type, member).SetValue(request, value);
        var violations = new Violations();
        request.Check(violations);
        return violations.Found.Where(f => f.Member == member.Name).Select(f => f.Text);
    }

    private static PropertyInfo Property(Type type, ModelMember member) => type.GetProperty(CSharp.Pascal(member.Name))!;

    private static object? Listed(Type type, ModelMember member, int length)
    {
        var list = Nullable.GetUnderlyingType(Property(type, member).PropertyType)!;
        var many = typeof(ModelConstraintTests).GetMethod(nameof(Many), BindingFlags.NonPublic | BindingFlags.Static)!;
        return many.MakeGenericMethod(list.GetGenericArguments()[0]).Invoke(null, [length]);
    }

    private static object? Mapped(int length) =>
        (ValueMap<string>?)Enumerable.Range(0, length).Select(i => KeyValuePair.Create($"k{i}", "v")).ToValueMap();

    private static ValueList<T>? Many<T>(int length) =>
        Enumerable.Repeat(typeof(T) == typeof(string) ? (T)(object)"a" : Activator.CreateInstance<T>(), length).ToValueList();
}
