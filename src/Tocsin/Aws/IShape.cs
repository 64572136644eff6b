namespace Tocsin.Aws;

/// <summary>
/// A structure of an AWS API, as its model has it: a request, a response, or a part of one, and then the record is generated. Or a noun
/// of the engine's own, as it is stored.
/// </summary>
/// <remarks>
/// A member that was not sent is null; one that was sent empty is empty. Both come back as they were sent. Of what is stored, a member
/// that is not there has its default, so that a later version may add one.
/// </remarks>
public interface IShape
{
    void Write(FieldWriter to);
}

/// <summary>A structure that can be read, too.</summary>
public interface IShape<TSelf> : IShape
    where TSelf : class, IShape<TSelf>
{
    static abstract TSelf Read(FieldReader from);
}

/// <summary>A structure of requests on which the model puts constraints.</summary>
public interface IChecked
{
    /// <summary>Adds everything in which the structure breaks the model's constraints, in the model's order.</summary>
    void Check(Violations found);
}
