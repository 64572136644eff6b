using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Tocsin.Tests.Architecture;

/// <summary>
/// Which types each type of an assembly uses, read from the compiled file: signatures, base types, fields, attributes and method bodies.
/// </summary>
internal sealed class CompiledReferences : IDisposable
{
    private readonly PEReader image;
    private readonly MetadataReader metadata;

    public CompiledReferences(string path)
    {
        image = new PEReader(File.OpenRead(path));
        metadata = image.GetMetadataReader();
    }

    /// <summary>Pairs of namespaces: the user's and the used one's, with one example type of each.</summary>
    public IEnumerable<(string User, string Used, string Example)> Pairs()
    {
        foreach (var handle in metadata.TypeDefinitions)
        {
            var type = metadata.GetTypeDefinition(handle);
            string user = NamespaceOf(handle);
            var used = new HashSet<EntityHandle>();
            CollectFrom(type, used);
            foreach (var entity in used)
            {
                if (Name(entity) is var (ns, name) && ns != user)
                {
                    yield return (user, ns, $"{metadata.GetString(type.Name)} uses {name}");
                }
            }
        }
    }

    public void Dispose() => image.Dispose();

    private void CollectFrom(TypeDefinition type, HashSet<EntityHandle> used)
    {
        var signatures = new SignatureTypes(metadata, used);
        signatures.Add(type.BaseType);
        foreach (var handle in type.GetInterfaceImplementations())
        {
            signatures.Add(metadata.GetInterfaceImplementation(handle).Interface);
        }
        foreach (var handle in type.GetFields())
        {
            metadata.GetFieldDefinition(handle).DecodeSignature(signatures, null);
        }
        foreach (var handle in type.GetMethods())
        {
            var method = metadata.GetMethodDefinition(handle);
            method.DecodeSignature(signatures, null);
            if (method.RelativeVirtualAddress != 0)
            {
                CollectFromBody(image.GetMethodBody(method.RelativeVirtualAddress), signatures);
            }
        }
    }

    /// <summary>
    /// Every four bytes of a body that are a valid token of a type, member, method or signature table: IL operands need no decoding for
    /// that, and a false hit can only be a token that exists.
    /// </summary>
    private void CollectFromBody(MethodBodyBlock body, SignatureTypes signatures)
    {
        if (!body.LocalSignature.IsNil)
        {
            metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(signatures, null);
        }
        foreach (int token in IlTokens.In(body.GetILBytes() ?? []))
        {
            signatures.AddToken(MetadataTokens.EntityHandle(token));
        }
    }

    private (string Namespace, string Name)? Name(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition =>
            (NamespaceOf((TypeDefinitionHandle)handle), metadata.GetString(metadata.GetTypeDefinition((TypeDefinitionHandle)handle).Name)),
        HandleKind.TypeReference =>
            (NamespaceOf((TypeReferenceHandle)handle), metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)handle).Name)),
        _ => null,
    };

    private string NamespaceOf(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer ? NamespaceOf(outer) : metadata.GetString(type.Namespace);
    }

    private string NamespaceOf(TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? NamespaceOf((TypeReferenceHandle)type.ResolutionScope)
            : metadata.GetString(type.Namespace);
    }
}
