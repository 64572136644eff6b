using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.EventBridge.Shapes;
using Tocsin.Kms.Shapes;
using Tocsin.Text;

namespace Tocsin.Tests.Aws;

public class ViolationsTests
{
    private static readonly PutTargetsRequest Good = new() { Rule = "r", Targets = [new Target { Id = "a", Arn = "arn" }] };

    [Fact]
    public void A_request_that_keeps_to_its_model_is_not_refused()
    {
        Assert.Null(Violations.Of(Good, "ValidationException"));
    }

    [Fact]
    public void One_violation_is_told_in_the_singular_with_the_path_as_aws_writes_it()
    {
        Assert.Equal(
            new AwsError(
                "ValidationException",
                "1 validation error detected: Value '!@#$' at 'targets.1.member.id' failed to satisfy constraint: "
                + @"Member must satisfy regular expression pattern: [\.\-_A-Za-z0-9]+",
                400, "Targets/0/Id", Cause: new Cause.Constraint()),
            Violations.Of(Good with { Targets = [new Target { Id = "!@#$", Arn = "arn" }] }, "ValidationException"));
    }

    [Fact]
    public void Several_are_told_at_once_in_the_order_of_the_model()
    {
        Assert.Equal(
            "3 validation errors detected: Value '' at 'rule' failed to satisfy constraint: Member must have length greater than or "
                + "equal to 1; "
            + @"Value '' at 'rule' failed to satisfy constraint: Member must satisfy regular expression pattern: [\.\-_A-Za-z0-9]+; "
            + "Value null at 'targets' failed to satisfy constraint: Member must not be null",
            Violations.Of(new PutTargetsRequest { Rule = "" }, "ValidationException")!.Message);
    }

    [Fact]
    public void Keys_of_a_map_are_told_of_with_all_their_constraints()
    {
        var paths = new Dictionary<string, string> { ["bad.key"] = "$.detail.text" }.ToValueMap();
        var target = new Target
        {
            Id = "a",
            Arn = "arn",
            InputTransformer = new InputTransformer { InputPathsMap = paths, InputTemplate = "x" },
        };
        Assert.Equal(
            "1 validation error detected: Value '{bad.key=$.detail.text}' at 'targets.1.member.inputTransformer.inputPathsMap' "
            + "failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 256, "
            + @"Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [A-Za-z0-9\_\-]+]",
            Violations.Of(Good with { Targets = [target] }, "ValidationException")!.Message);
    }

    [Fact]
    public void A_list_that_is_too_long_is_quoted_as_aws_quotes_it()
    {
        var entries = Enumerable.Repeat(new PutEventsRequestEntry { Source = "a.b", Resources = ["x"] }, 11).ToValueList();
        string message = Violations.Of(new PutEventsRequest { Entries = entries }, "ValidationException")!.Message;
        Assert.StartsWith(
            "1 validation error detected: Value '[PutEventsRequestEntry(time=null, source=a.b, resources=[x], detailType=null, "
                + "detail=null, "
            + "eventBusName=null, traceHeader=null",
            message,
            StringComparison.Ordinal);
        Assert.EndsWith(
            "]' at 'entries' failed to satisfy constraint: Member must have length less than or equal to "
                + "10", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_out_of_bounds_is_told_with_the_bound()
    {
        var retry = new RetryPolicy { MaximumRetryAttempts = 186, MaximumEventAgeInSeconds = 59 };
        var target = new Target { Id = "a", Arn = "arn", RetryPolicy = retry };
        Assert.Equal(
            "2 validation errors detected: Value '186' at 'targets.1.member.retryPolicy.maximumRetryAttempts' "
            + "failed to satisfy constraint: Member must have value less than or equal to 185; "
            + "Value '59' at 'targets.1.member.retryPolicy.maximumEventAgeInSeconds' "
            + "failed to satisfy constraint: Member must have value greater than or equal to 60",
            Violations.Of(Good with { Targets = [target] }, "ValidationException")!.Message);
    }

    [Fact]
    public void A_sensitive_value_is_not_quoted()
    {
        string secret = new('s', 9000);
        var target = new Target { Id = "a", Arn = "arn", RedshiftDataParameters = new RedshiftDataParameters { Database = "d", Sql = "" } };
        string message = Violations.Of(Good with { Targets = [target] }, "ValidationException")!.Message;
        Assert.Contains("Value at 'targets.1.member.redshiftDataParameters.sql' failed", message, StringComparison.Ordinal);
        string shown = new RedshiftDataParameters { Sql = secret, Sqls = [secret] }.ToString();
        Assert.DoesNotContain(secret, shown, StringComparison.Ordinal);
        Assert.Contains("sql=*** Sensitive Data Redacted ***", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_text_breaks_nothing_wherever_it_stands()
    {
        string unknown = Unknown.Mark("aws_x.y.name");
        var tags = new ValueList<Tocsin.Kms.Shapes.Tag>().Add(new Tocsin.Kms.Shapes.Tag { TagKey = unknown, TagValue = unknown });
        Assert.Null(Violations.Of(new CreateKeyRequest { KeySpec = unknown, Tags = tags }, "ValidationException"));
        Assert.NotNull(Violations.Of(new CreateKeyRequest { KeySpec = "unknown" }, "ValidationException"));
        Assert.Null(Violations.Of(new DescribeClustersRequest { Include = [unknown] }, "InvalidParameterException"));
    }

    [Fact]
    public void Texts_of_a_list_are_told_of_once()
    {
        Assert.Equal(
            "1 validation error detected: Value '[TAGS, x, y]' at 'include' failed to satisfy constraint: Member must satisfy constraint: "
            + "[Member must satisfy enum value set: [ATTACHMENTS, CONFIGURATIONS, SETTINGS, STATISTICS, TAGS]]",
            Violations.Of(new DescribeClustersRequest { Include = ["TAGS", "x", "y"] }, "InvalidParameterException")!.Message);
    }

    [Fact]
    public void A_request_that_breaks_nothing_costs_no_more_than_the_list_of_what_it_breaks()
    {
        Violations.Of(Good, "ValidationException");
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            Violations.Of(Good, "ValidationException");
        }
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100, 0, 600);
    }
}
