using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Text;

namespace Tocsin.Ecs.Operations;

/// <summary>https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListAccountSettings.html</summary>
/// <remarks>Those that the principal set, or, where the effective ones are asked for, all of them.</remarks>
public static class ListAccountSettings
{
    public static Result<ListAccountSettingsResponse> Answer(EcsState state, ListAccountSettingsRequest request, Call call)
    {
        var principal = AccountSettings.Principal(request.PrincipalArn, call);
        if (principal.Error is { } error)
        {
            return error;
        }
        if (request is { Value: not null, Name: null })
        {
            // Unverified: the text.
            return EcsErrors.InvalidParameter("To filter by a value, the name of a setting must be given.", "value");
        }
        var settings = AccountSettings.Names.Where(n => request.Name is null || n == request.Name)
            .Select(n => AccountSettings.Told(n, Value(n), principal.Value))
            .Where(s => s.Value is not null && (request.Value is null || s.Value == request.Value));
        var page = Paged.Of(settings, s => s.Name!, request.NextToken, request.MaxResults ?? Limits.SettingPageSize);
        return new ListAccountSettingsResponse { Settings = page.Items, NextToken = page.Next };

        string? Value(string name) => request.EffectiveSettings == true
            ? AccountSettings.Effective(state, name, principal.Value, call)
            : state.FindSetting(AccountSetting.ArnOf(call.Scope, name, principal.Value))?.Value;
    }
}
