using Tocsin.Text;

namespace Tocsin.Aws;

/// <summary>An operation as its service's model has it.</summary>
/// <remarks>No record: there is one of each, and 248 types of records would be a tenth of a megabyte.</remarks>
public abstract class OperationShape
{
    private protected OperationShape(string name, string path, string? wrapper, int status, Paging? paging, ValueList<string> errors)
    {
        Name = name;
        Path = path;
        Wrapper = wrapper;
        Status = status;
        Paging = paging;
        Errors = errors;
    }

    /// <summary><c>PutRule</c>.</summary>
    public string Name { get; }

    /// <summary>Where it is posted to: <c>/</c>, but for REST.</summary>
    public string Path { get; }

    /// <summary>The element around the answer's members in XML: <c>CreateTopicResult</c>; null where there is none.</summary>
    public string? Wrapper { get; }

    /// <summary>The HTTP status of success.</summary>
    public int Status { get; }

    /// <summary>The members by which a long answer comes in parts; null where it comes whole.</summary>
    public Paging? Paging { get; }

    /// <summary>The shapes of the errors that the model lists for it: <c>ResourceNotFoundException</c>.</summary>
    public ValueList<string> Errors { get; }
}

/// <summary>An operation with its request and its response.</summary>
public sealed class OperationShape<TRequest, TResponse>(
    string name, string path, string? wrapper, int status, Paging? paging, params ValueList<string> errors)
    : OperationShape(name, path, wrapper, status, paging, errors)
    where TRequest : class, IShape<TRequest>
    where TResponse : class, IShape<TResponse>;
