using System.IO.Compression;
using System.Text;
using Tocsin.Declared.Functions;
using Tocsin.Declared.Values;

namespace Tocsin.Tests.Declared.Functions;

/// <summary>What recordings cannot show: the clock, what differs at each run, and bounds.</summary>
public sealed class FunctionTableTests
{
    private static Attempt Call(string name, params Value[] arguments) => FunctionTable.Call(name, arguments, FunctionFiles.Context);

    private static Value Done(Attempt attempt) => Assert.IsType<Attempt.Done>(attempt).Value;

    private static string Failure(Attempt attempt) => Assert.IsType<Attempt.Failed>(attempt).Message;

    private static Value Tuple(params Value[] items) => new Value.Tuple([.. items]);

    [Theory]
    [InlineData("timestamp")]
    [InlineData("plantimestamp")]
    public void The_clock_is_the_time_of_the_run(string name) => Assert.Equal(Value.Of("2026-11-23T01:02:03Z"), Done(Call(name)));

    [Fact]
    public void What_differs_at_each_run_is_unknown()
    {
        Assert.Equal(new Value.Unknown(["uuid()"]), Done(Call("uuid")));
        Assert.Equal(new Value.Unknown(["bcrypt()"]), Done(Call("bcrypt", Value.Of("secret"))));
    }

    [Fact]
    public void A_sensitive_value_is_the_value() => Assert.Equal(Value.Of("secret"), Done(Call("sensitive", Value.Of("secret"))));

    [Fact]
    public void An_absolute_path_starts_at_the_working_directory() =>
        Assert.Equal(Value.Of("/base/b"), Done(Call("abspath", Value.Of("./a/../b"))));

    [Fact]
    public void Compressed_text_is_the_text_again()
    {
        byte[] compressed = Convert.FromBase64String(Done(Call("base64gzip", Value.Of("hello, hello"))).AsText()!);
        using var reader = new StreamReader(new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress), Encoding.UTF8);

        Assert.Equal("hello, hello", reader.ReadToEnd());
    }

    [Fact]
    public void A_function_may_be_called_with_its_namespace() => Assert.Equal(Value.Of("A"), Done(Call("core::upper", Value.Of("a"))));

    [Theory]
    [InlineData("arn:aws:iam::444455556666:role/with/path/example", "arn:aws:iam::444455556666:role/example")]
    [InlineData("arn:aws:iam::444455556666:role/example", "arn:aws:iam::444455556666:role/example")]
    public void A_roles_path_is_trimmed(string arn, string expected) =>
        Assert.Equal(Value.Of(expected), Done(Call("provider::aws::trim_iam_role_path", Value.Of(arn))));

    [Fact]
    public void An_ARN_is_taken_apart_and_built()
    {
        var parsed = Done(Call("provider::aws::arn_parse", Value.Of("arn:aws:sns:us-east-1:444455556666:alerts")));
        Assert.Equal(Value.Of("444455556666"), parsed.Members!["account_id"]);
        Assert.Equal(
            Value.Of("arn:aws:sns:us-east-1:444455556666:alerts"),
            Done(Call("provider::aws::arn_build",
                [.. new[] { "partition", "service", "region", "account_id", "resource" }.Select(p => parsed.Members![p]!)])));
        Assert.Contains("arn parsing failed", Failure(Call("provider::aws::arn_parse", Value.Of("alerts"))));
    }

    [Fact]
    public void A_function_of_another_provider_is_not_known() =>
        Assert.Equal(
            new Value.Unknown(["provider::time::rfc3339_parse()"]),
            Done(Call("provider::time::rfc3339_parse", Value.Of("2026-11-23T01:02:03Z"))));

    [Theory]
    [InlineData("10.0.0.0/8", "10.1.2.3", true)]
    [InlineData("10.0.0.0/8", "10.1.0.0/16", true)]
    [InlineData("10.1.0.0/16", "10.0.0.0/8", false)]
    [InlineData("fd00::/8", "fd12::1", true)]
    public void OpenTofu_says_whether_a_range_contains_another(string outer, string inner, bool contains) =>
        Assert.Equal(Value.Of(contains), Done(Call("cidrcontains", Value.Of(outer), Value.Of(inner))));

    [Fact]
    public void OpenTofu_unpacks_and_decodes()
    {
        Assert.Equal(Value.Of("hello, hello"), Done(Call("base64gunzip", Done(Call("base64gzip", Value.Of("hello, hello"))))));
        Assert.Equal(Value.Of("a b/é"), Done(Call("urldecode", Value.Of("a+b%2F%C3%A9"))));
        Assert.Contains("failed to decompress", Failure(Call("base64gunzip", Value.Of("AAAA"))));
    }

    [Fact]
    public void What_was_encrypted_for_a_key_is_decrypted_with_it()
    {
        using var key = System.Security.Cryptography.RSA.Create(2048);
        string cipher = Convert.ToBase64String(key.Encrypt("secret"u8.ToArray(), System.Security.Cryptography.RSAEncryptionPadding.Pkcs1));
        Assert.Equal(Value.Of("secret"), Done(Call("rsadecrypt", Value.Of(cipher), Value.Of(key.ExportRSAPrivateKeyPem()))));
        Assert.Contains("failed to decrypt", Failure(Call("rsadecrypt", Value.Of("AAAA"), Value.Of(key.ExportPkcs8PrivateKeyPem()))));
    }

    [Fact]
    public void A_failure_names_the_argument_at_fault() =>
        Assert.Equal(1, Assert.IsType<Attempt.Failed>(Call("substr", Value.Of("abc"), Value.Of("x"), Value.Of(1))).Argument);

    [Fact]
    public void A_value_that_shares_its_parts_without_end_is_not_written_out()
    {
        var value = Tuple();
        for (int i = 0; i < 60; i++)
        {
            value = Tuple(value, value);
        }

        Assert.Contains("more than 100000 parts", Failure(Call("jsonencode", value)));
        Assert.Contains("more than 100000 parts", Failure(Call("yamlencode", value)));
        Assert.Contains("more than 100000 items", Failure(Call("flatten", value)));
    }

    [Fact]
    public void Aliases_are_expanded_within_bounds()
    {
        var yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++)
        {
            yaml.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n");
        }

        Assert.Contains("more than 100000 nodes", Failure(Call("yamldecode", Value.Of(yaml.ToString()))));
    }

    [Fact]
    public void Products_and_texts_are_bounded()
    {
        var hundred = Tuple([.. Enumerable.Range(0, 100).Select(i => Value.Of(i))]);

        Assert.Contains("more than 100000 combinations", Failure(Call("setproduct", hundred, hundred, hundred)));
        Assert.Contains(
            "longer than", Failure(Call("replace", Value.Of(new string('a', 10_000)), Value.Of("a"), Value.Of(new string('b', 10_000)))));
        Assert.Contains("cannot indent", Failure(Call("indent", Value.Of(int.MaxValue), Value.Of("a\nb"))));
    }

    [Theory]
    [InlineData("(a{100}){100}")]
    [InlineData("((a{10}){11}){10}")]
    public void Repetitions_inside_repetitions_are_bounded(string pattern) =>
        Assert.Contains("invalid repeat count", Failure(Call("regex", Value.Of(pattern), Value.Of("a"))));

    [Fact]
    public void A_pattern_that_would_backtrack_without_end_is_answered() =>
        Assert.Contains("did not match", Failure(Call("regex", Value.Of("^(a+)+$"), Value.Of(new string('a', 50_000) + "b"))));

    [Fact]
    public void A_rounding_that_carries_keeps_its_number_of_digits() =>
        Assert.Equal(
            Value.Of("1.0e+01 10.0 1e+01"),
                Done(Call("format", Value.Of("%.1e %.1f %.1g"), Number("9.99"), Number("9.99"), Number("9.99"))));

    private static Value Number(string text) => BigFloat.TryParse(text, out var number) ? Value.Of(number) : new Value.Null();
}
