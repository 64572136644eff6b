using Tocsin.Aws;

namespace Tocsin.Tests.Aws;

public sealed class CallTests
{
    [Fact]
    public void A_call_without_a_caller_of_its_own_is_the_accounts_and_comes_in_by_the_clients_door()
    {
        var call = new Call(AccountId.Assumed, "cn-north-1", default, new Ids(1));
        Assert.Equal(("arn:aws-cn:iam::111122223333:root", Door.Client), (call.Principal.ToString(), call.Door));
        Assert.Equal(new Scope("111122223333", "cn-north-1"), call.Scope);
    }

    [Fact]
    public void A_request_id_is_the_calls_own_and_takes_none_of_its_other_ids()
    {
        Call Made(long commit) => new(AccountId.Assumed, "us-east-1", default, new Ids(1, commit));
        Assert.Equal(Made(3).RequestId, Made(3).RequestId);
        Assert.NotEqual(Made(3).RequestId, Made(4).RequestId);
        Assert.Equal(new Ids(1, 3).Uuid(), Made(3).Ids.Uuid());
    }
}
