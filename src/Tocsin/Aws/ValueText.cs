using System.Globalization;
using System.Text;
using Tocsin.Text;

namespace Tocsin.Aws;

/// <summary>
/// A value as AWS's messages quote it: <c>[PutEventsRequestEntry(time=null, source=a.b, resources=[x])]</c>, <c>{key=value}</c>.
/// </summary>
/// <remarks>
/// Recorded on AWS 2024-05 for PutEvents. Unverified: that every service writes structures so, and how a text is hidden inside of one.
/// </remarks>
internal sealed class ValueText : FieldWriter
{
    private const string Hidden = "*** Sensitive Data Redacted ***";

    private readonly StringBuilder text = new();

    public static string Of<T>(ValueList<T> list) => $"[{string.Join(", ", list.Select(One))}]";

    public static string Of<T>(ValueMap<T> map) => $"{{{string.Join(", ", map.Select(e => $"{e.Key}={One(e.Value)}"))}}}";

    public static string Number(double value) => double.IsInteger(value) && Math.Abs(value) < 1e7
        ? value.ToString("0.0", CultureInfo.InvariantCulture)
        : value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The members alone.</summary>
    public static string Members(IShape shape)
    {
        var writer = new ValueText();
        shape.Write(writer);
        return writer.text.ToString();
    }

    /// <summary>The same for a record's own text.</summary>
    public static bool Members(IShape shape, StringBuilder to)
    {
        to.Append(Members(shape));
        return true;
    }

    public override bool Shows(string member, bool isSet)
    {
        Text(member, isSet ? Hidden : null);
        return false;
    }

    protected override bool Begin(string member, bool isSet)
    {
        text.Append(text.Length == 0 || text[^1] == '(' ? "" : ", ");
        text.Append(char.ToLowerInvariant(member[0])).Append(member.AsSpan(1)).Append('=').Append(isSet ? "" : "null");
        return isSet;
    }

    protected override void End()
    {
    }

    protected override bool BeginList(string member, bool isSet, QueryNames names)
    {
        bool begun = Begin(member, isSet);
        text.Append(begun ? "[" : "");
        return begun;
    }

    protected override void BeginItem(int index) => text.Append(index == 0 ? "" : ", ");

    protected override void EndItem()
    {
    }

    protected override void EndList(int count) => text.Append(']');

    protected override bool BeginMap(string member, bool isSet, QueryNames names)
    {
        bool begun = Begin(member, isSet);
        text.Append(begun ? "{" : "");
        return begun;
    }

    protected override void BeginEntry(int index, string key) => text.Append(index == 0 ? "" : ", ").Append(key).Append('=');

    protected override void EndEntry()
    {
    }

    protected override void EndMap(int count) => text.Append('}');

    protected override void PutShape(IShape value)
    {
        text.Append(value.GetType().Name).Append('(');
        value.Write(this);
        text.Append(')');
    }

    protected override void PutText(string value) => text.Append(value);

    protected override void PutBoolean(bool value) => text.Append(value ? "true" : "false");

    protected override void PutWhole(long value) => text.Append(CultureInfo.InvariantCulture, $"{value}");

    protected override void PutDouble(double value) => text.Append(Number(value));

    protected override void PutTimestamp(DateTimeOffset value) => text.Append(AwsTime.Iso(value));

    protected override void PutBlob(ValueList<byte> value) => text.Append(Hidden);

    private static string One<T>(T value)
    {
        switch (value)
        {
            case null:
                return "null";
            case IShape shape:
                var writer = new ValueText();
                writer.PutShape(shape);
                return writer.text.ToString();
            case double number:
                return Number(number);
            default:
                return Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        }
    }
}
