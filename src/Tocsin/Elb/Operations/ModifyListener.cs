using Tocsin.Aws;
using Tocsin.Elb.Shapes;
using Tocsin.Flow;

namespace Tocsin.Elb.Operations;

/// <summary>https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyListener.html</summary>
public static class ModifyListener
{
    public static Result<Done<ModifyListenerResponse>> Decide(ElbState state, ModifyListenerRequest request, Call call)
    {
        var found = ElbErrors.Listener(state, request.ListenerArn);
        if ((found.Error ?? ElbErrors.Actions(state, request.DefaultActions)) is { } error)
        {
            return error;
        }
        var before = found.Value.Asked;
        var listener = found.Value with
        {
            Asked = before with
            {
                Port = request.Port ?? before.Port,
                Protocol = request.Protocol ?? before.Protocol,
                SslPolicy = request.SslPolicy ?? before.SslPolicy,
                Certificates = request.Certificates ?? before.Certificates,
                DefaultActions = request.DefaultActions ?? before.DefaultActions,
                AlpnPolicy = request.AlpnPolicy ?? before.AlpnPolicy,
                MutualAuthentication = request.MutualAuthentication ?? before.MutualAuthentication,
            },
        };
        return new Done<ModifyListenerResponse>(
            new ModifyListenerResponse { Listeners = [ElbShapes.Of(listener)] }, [new Change.Put(listener)]);
    }
}
