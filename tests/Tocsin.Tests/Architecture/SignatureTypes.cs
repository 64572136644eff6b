using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Tocsin.Tests.Architecture;

/// <summary>Collects every type that signatures and tokens name; what it "decodes" to is of no interest.</summary>
internal sealed class SignatureTypes(MetadataReader metadata, HashSet<EntityHandle> used) : ISignatureTypeProvider<int, object?>
{
    public void Add(EntityHandle type)
    {
        switch (type.Kind)
        {
            case HandleKind.TypeDefinition or HandleKind.TypeReference:
                if (!type.IsNil)
                {
                    used.Add(type);
                }
                break;
            case HandleKind.TypeSpecification:
                metadata.GetTypeSpecification((TypeSpecificationHandle)type).DecodeSignature(this, null);
                break;
        }
    }

    public void AddToken(EntityHandle token)
    {
        switch (token.Kind)
        {
            case HandleKind.MemberReference:
                var member = metadata.GetMemberReference((MemberReferenceHandle)token);
                Add(member.Parent);
                _ = member.GetKind() == MemberReferenceKind.Method
                    ? member.DecodeMethodSignature(this, null).ReturnType
                    : member.DecodeFieldSignature(this, null);
                break;
            case HandleKind.MethodDefinition:
                Add(metadata.GetMethodDefinition((MethodDefinitionHandle)token).GetDeclaringType());
                break;
            case HandleKind.FieldDefinition:
                Add(metadata.GetFieldDefinition((FieldDefinitionHandle)token).GetDeclaringType());
                break;
            case HandleKind.MethodSpecification:
                var method = metadata.GetMethodSpecification((MethodSpecificationHandle)token);
                AddToken(method.Method);
                method.DecodeSignature(this, null);
                break;
            default:
                Add(token);
                break;
        }
    }

    public int GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => Found(handle);

    public int GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Found(handle);

    public int GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        Found(handle);

    public int GetArrayType(int elementType, ArrayShape shape) => 0;

    public int GetByReferenceType(int elementType) => 0;

    public int GetFunctionPointerType(MethodSignature<int> signature) => 0;

    public int GetGenericInstantiation(int genericType, ImmutableArray<int> typeArguments) => 0;

    public int GetGenericMethodParameter(object? genericContext, int index) => 0;

    public int GetGenericTypeParameter(object? genericContext, int index) => 0;

    public int GetModifiedType(int modifier, int unmodifiedType, bool isRequired) => 0;

    public int GetPinnedType(int elementType) => 0;

    public int GetPointerType(int elementType) => 0;

    public int GetPrimitiveType(PrimitiveTypeCode typeCode) => 0;

    public int GetSZArrayType(int elementType) => 0;

    private int Found(EntityHandle handle)
    {
        Add(handle);
        return 0;
    }
}
