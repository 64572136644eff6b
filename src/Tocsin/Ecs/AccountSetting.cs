using Tocsin.Aws;

namespace Tocsin.Ecs;

/// <summary>How ECS treats an account, or one user or role of it.</summary>
/// <param name="Arn">Ours: <c>account-setting/NAME/PRINCIPAL</c>.</param>
/// <param name="Principal">The root user's is the account's: it holds for all who have none of their own.</param>
public sealed record AccountSetting(Arn Arn, string Name, Arn Principal, string Value) : Resource(Arn), IShape<AccountSetting>
{
    public static Arn ArnOf(Scope scope, string name, Arn principal) =>
        new(principal.Partition, "ecs", scope.Region, scope.Account, $"account-setting/{name}/{principal.Resource}");

    public void Write(FieldWriter to)
    {
        to.Arn("arn", Arn);
        to.Text("name", Name);
        to.Arn("principal", Principal);
        to.Text("value", Value);
    }

    public static AccountSetting Read(FieldReader from) => new(
        from.Arn("arn"), from.Text("name") ?? "", from.Arn("principal"), from.Text("value") ?? "");
}
