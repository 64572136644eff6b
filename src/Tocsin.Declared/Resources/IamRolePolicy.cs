using Tocsin.Declared.Instances;
using Tocsin.Declared.Values;
using Tocsin.Flow;
using Tocsin.Iam.Shapes;
using Tocsin.Text;
using static Tocsin.Declared.Instances.Schema;

namespace Tocsin.Declared.Resources;

/// <summary><c>aws_iam_role_policy</c></summary>
internal static class IamRolePolicy
{
    private static readonly Members Members = new(("PolicyDocument", "policy"), ("PolicyName", "name")) { OnlyThese = true };

    public static ResourceType Type { get; } = new(
        new TypeDefinition(
            "aws_iam_role_policy", Of(Filled("name"), Filled("name_prefix"), Required("role"), Required("policy"), Filled("id")),
            (instance, _) => [new Entry("name", Value.Of(Generated.Name(instance))),
                new Entry("id", Value.Of($"{instance.Body.Text("role")}:{Generated.Name(instance)}"))]),
        Apply)
    {
        CarriesFrom = Stage.Transformer,
        CarriesBeside = EventTarget.HasRole,
    };

    private static void Apply(ResourceInstance instance, Applying applying)
    {
        string? role = instance.Body.Text("role");
        if (IsDeclared(instance, applying, role) || !applying.IsUnknown(instance, role))
        {
            applying.Places.Declare(ArnOf(instance, applying, role), instance, Members);
            Put(instance, applying, role, Value.Of(Generated.Name(instance)), instance.Body["policy"]);
        }
    }

    public static void Put(ResourceInstance instance, Applying applying, string? role, Value? name, Value? policy) => applying.Run(
        IamApi.PutRolePolicy,
        [new Share(instance, ArnOf(instance, applying, role),
            Members.Of(("RoleName", Value.Of(role ?? "")), ("PolicyName", name), ("PolicyDocument", policy)))],
        _ => (FindingCode.RoleRefused, null));

    public static bool IsDeclared(ResourceInstance instance, Applying applying, string? role) =>
        applying.Estate.Iam.FindByName(instance.Scope with { Region = "" }, role ?? "") is not null;

    public static string ArnOf(ResourceInstance instance, Applying applying, string? role) =>
        applying.Estate.Iam.FindByName(instance.Scope with { Region = "" }, role ?? "")?.Arn.ToString() ?? role ?? "";
}
