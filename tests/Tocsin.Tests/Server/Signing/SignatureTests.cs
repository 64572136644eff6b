using System.Text;
using Microsoft.AspNetCore.Http;
using Tocsin.Server.Signing;

namespace Tocsin.Tests.Server.Signing;

public class SignatureTests
{
    public static TheoryData<string> Signed => [.. Vector.All.Select(v => v.What)];

    [Theory]
    [MemberData(nameof(Signed))]
    public void What_a_client_of_AWS_signs_is_taken(string what) => Assert.Null(Vector.Of(what).Flaw());

    [Theory]
    [MemberData(nameof(Signed))]
    public void Another_secret_signs_otherwise(string what) =>
        Assert.IsType<SignatureFlaw.Mismatch>(Vector.Of(what).Flaw(secret: "another"));

    [Theory]
    [MemberData(nameof(Signed))]
    public void A_changed_body_is_noticed(string what)
    {
        var vector = Vector.Of(what);
        Assert.IsType<SignatureFlaw.Mismatch>((vector with { Body = [.. vector.Body, (byte)' '] }).Flaw());
    }

    [Fact]
    public void A_changed_header_path_query_or_method_is_noticed()
    {
        var vector = Vector.Of("a queue's path");
        Assert.IsType<SignatureFlaw.Mismatch>((vector with { Method = "PUT" }).Flaw());
        Assert.IsType<SignatureFlaw.Mismatch>((vector with { Target = vector.Target + "x" }).Flaw());
        Assert.IsType<SignatureFlaw.Mismatch>((vector with { Target = vector.Target + "?a=b" }).Flaw());
        Assert.IsType<SignatureFlaw.Mismatch>(vector.With("Host", "elsewhere").Flaw());
    }

    [Fact]
    public void A_key_that_nobody_has_is_told_before_anything_else()
    {
        var vector = Vector.Of("a form");
        string authorization = vector.Headers.Authorization!;
        var changed = vector.With("Authorization", authorization.Replace(Vector.KeyId, "AKIAOTHER", StringComparison.Ordinal));
        Assert.Equal(
            "The security token included in the request is invalid.",
            Assert.IsType<SignatureFlaw.UnknownKey>(changed.Flaw(Vector.Signed.AddDays(1))).Message);
    }

    [Fact]
    public void A_session_without_its_token_is_nobodys() =>
        Assert.IsType<SignatureFlaw.UnknownKey>((Vector.Of("a form") with { Token = "another" }).Flaw());

    [Fact]
    public void Five_minutes_are_allowed_between_the_clocks_and_no_second_more()
    {
        var vector = Vector.Of("a form");
        var (skew, second) = (TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(1));
        Assert.Null(vector.Flaw(Vector.Signed + skew));
        Assert.Null(vector.Flaw(Vector.Signed - skew));
        Assert.Equal(
            "Signature expired: 20261123T004119Z is now earlier than 20261123T004120Z (20261123T004620Z - 5 min.)",
            Assert.IsType<SignatureFlaw.OutOfScope>(vector.Flaw(Vector.Signed + skew + second)).Message);
        Assert.Equal(
            "Signature not yet current: 20261123T004119Z is still later than 20261123T004118Z (20261123T003618Z + 5 min.)",
            Assert.IsType<SignatureFlaw.OutOfScope>(vector.Flaw(Vector.Signed - skew - second)).Message);
    }

    [Fact]
    public void A_presigned_address_holds_as_long_as_it_says()
    {
        var vector = Vector.Of("presigned");
        Assert.Null(vector.Flaw(Vector.Signed.AddMinutes(15)));
        Assert.Equal(
            "Signature expired: 20261123T004119Z is now earlier than 20261123T004120Z (20261123T005620Z - 15 min.)",
            Assert.IsType<SignatureFlaw.OutOfScope>(vector.Flaw(Vector.Signed.AddMinutes(15).AddSeconds(1))).Message);
    }

    [Fact]
    public void A_signature_for_another_service_or_day_is_told_by_its_scope()
    {
        var vector = Vector.Of("a form");
        Assert.Equal(
            "Credential should be scoped to correct service: 'sqs'. ",
            Assert.IsType<SignatureFlaw.OutOfScope>((vector with { Service = "sqs" }).Flaw()).Message);
        var changed = vector.With("X-Amz-Date", "20261122T235959Z");
        Assert.Equal(
            "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20261123' != '20261122', "
            + "from '20261122T235959Z'.",
            Assert.IsType<SignatureFlaw.OutOfScope>(changed.Flaw()).Message);
    }

    [Theory]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=a/20261123/eu-west-1/sns/aws4_request, SignedHeaders=host",
        "Authorization header requires 'Signature' parameter.")]
    [InlineData("AWS4-HMAC-SHA256 Signature=0, SignedHeaders=host", "Authorization header requires 'Credential' parameter.")]
    [InlineData(
        "AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=0", "Credential must have exactly 5 slash-delimited elements")]
    [InlineData("AWS4-HMAC-SHA1 Credential=a", "Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA1'")]
    [InlineData("", "Unsupported AWS 'algorithm': ''")]
    public void Half_a_signature_is_refused_by_what_it_lacks(string authorization, string message)
    {
        var vector = Vector.Of("a form");
        var headers = new HeaderDictionary { ["Authorization"] = authorization, ["X-Amz-Date"] = "20261123T004119Z", ["Host"] = "a" };
        Assert.StartsWith(message, (vector with { Headers = headers }).Flaw()!.Message);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("zz")]
    public void A_signature_that_is_no_hash_does_not_match(string value)
    {
        var vector = Vector.Of("a form");
        string authorization = vector.Headers.Authorization!;
        int at = authorization.IndexOf("Signature=", StringComparison.Ordinal);
        var changed = vector.With("Authorization", authorization[..at] + "Signature=" + value.PadRight(64, value[0]));
        Assert.IsType<SignatureFlaw.Mismatch>(changed.Flaw());
    }

    [Fact]
    public void Without_the_host_a_signature_holds_anywhere_and_so_nowhere()
    {
        var vector = Vector.Of("a form");
        string authorization = vector.Headers.Authorization!;
        var changed = vector.With("Authorization", authorization.Replace("host;", "", StringComparison.Ordinal));
        Assert.Equal(
            "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.", changed.Flaw()!.Message);
    }
}
