namespace Tocsin.Aws;

/// <summary>The request or response of an operation that has none in its model.</summary>
public sealed record Nothing : IShape<Nothing>
{
    public static Nothing Read(FieldReader from) => new();

    public void Write(FieldWriter to)
    {
    }
}
