using Tocsin.Aws;
using Tocsin.Ecs;
using Tocsin.Ecs.Operations;
using Tocsin.Ecs.Shapes;
using Tocsin.Tests.Estates;

namespace Tocsin.Tests.Ecs.Operations;

public sealed class AccountSettingTests
{
    private static readonly Call Call = new(AccountId.Assumed, "us-east-1", DateTimeOffset.UnixEpoch, new Ids(1));

    private static readonly Call Role = Call with { Principal = Arn.Parse("arn:aws:iam::111122223333:role/deploy") };

    [Fact]
    public void A_role_has_its_own_setting_else_the_accounts_else_awss()
    {
        var state = EcsState.Empty;
        Assert.Equal("disabled", Effective(state, Role));
        state = state.After(PutAccountSettingDefault.Decide(
            state, new PutAccountSettingDefaultRequest { Name = "containerInsights", Value = "enabled" }, Call));
        Assert.Equal("enabled", Effective(state, Role));
        state = state.After(PutAccountSetting.Decide(
            state, new PutAccountSettingRequest { Name = "containerInsights", Value = "enhanced" }, Role));
        Assert.Equal(("enhanced", "enabled"), (Effective(state, Role), Effective(state, Call)));
        state = state.After(DeleteAccountSetting.Decide(state, new DeleteAccountSettingRequest { Name = "containerInsights" }, Role));
        Assert.Equal("enabled", Effective(state, Role));
    }

    [Fact]
    public void Only_what_was_set_is_listed_unless_the_effective_settings_are_asked_for()
    {
        Assert.Empty(ListAccountSettings.Answer(EcsState.Empty, new ListAccountSettingsRequest(), Call).Value.Settings!.Value);
        var page = ListAccountSettings.Answer(EcsState.Empty, new ListAccountSettingsRequest { EffectiveSettings = true }, Call).Value;
        Assert.Equal(10, page.Settings!.Value.Count);
        Assert.NotNull(page.NextToken);
    }

    [Fact]
    public void A_value_that_a_setting_has_not_is_refused() => Assert.Equal(
        "InvalidParameterException",
        PutAccountSetting.Decide(
            EcsState.Empty, new PutAccountSettingRequest { Name = "containerInsights", Value = "often" }, Call).Error!.Code);

    [Fact]
    public void A_cluster_that_is_made_has_the_insights_of_the_account()
    {
        var state = EcsState.Empty.After(PutAccountSettingDefault.Decide(
            EcsState.Empty, new PutAccountSettingDefaultRequest { Name = "containerInsights", Value = "enhanced" }, Call));
        state = state.After(CreateCluster.Decide(state, new CreateClusterRequest { ClusterName = "shop" }, Call));
        var described = DescribeClusters.Answer(
            state, new DescribeClustersRequest { Clusters = ["shop"], Include = ["SETTINGS"] }, Call).Value.Clusters!.Value[0];
        Assert.Equal("enhanced", Assert.Single(described.Settings!.Value).Value);
    }

    private static string Effective(EcsState state, Call call) => Assert.Single(ListAccountSettings.Answer(
        state, new ListAccountSettingsRequest { Name = "containerInsights", EffectiveSettings = true }, call).Value.Settings!.Value).Value!;
}
