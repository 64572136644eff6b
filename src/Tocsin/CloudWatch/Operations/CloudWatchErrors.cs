using Tocsin.Aws;
using Tocsin.CloudWatch.Shapes;

namespace Tocsin.CloudWatch.Operations;

/// <summary>Answers that several operations share. Unverified: the texts.</summary>
internal static class CloudWatchErrors
{
    public static Arn Arn(Call call, string name) => call.Arn("cloudwatch", $"alarm:{name}");

    public static AwsError Validation(string text, string member) => new(CloudWatchApi.Service.ConstraintCode, text, 400, member);

    public static Result<Alarm> Alarm(CloudWatchState state, string name, Call call) => state.Find(Arn(call, name)) is { } alarm
        ? alarm : Errors.ResourceNotFound.With($"Unknown alarm {name}", "AlarmName", cause: new Cause.Missing());

    /// <summary>The alarm whose tags a request is about.</summary>
    public static Result<Alarm> Tagged(CloudWatchState state, string? arn) =>
        Aws.Arn.TryParse(arn, out var parsed) && state.Find(parsed) is { } alarm
            ? alarm : Errors.ResourceNotFoundException.With($"Unknown resource {arn}", "ResourceARN", cause: new Cause.Missing());
}
