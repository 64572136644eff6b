using Tocsin.Text;

namespace Tocsin.Lint;

/// <summary>
/// What CodePipeline sends: https://docs.aws.amazon.com/codepipeline/latest/userguide/detect-state-changes-cloudwatch-events.html
/// </summary>
internal static class CodePipelineShapes
{
    private const string Source = "aws.codepipeline";

    public static ValueList<EventShape> All { get; } =
    [
        Of(
            "CodePipeline Pipeline Execution State Change", "", "FAILED", "STARTED", "SUCCEEDED", "CANCELED", "RESUMED", "STOPPED",
            "STOPPING", "SUPERSEDED"),
        Of(
            "CodePipeline Stage Execution State Change", ""","stage":"Deploy" """, "FAILED", "STARTED", "SUCCEEDED", "CANCELED", "RESUMED",
            "STOPPED", "STOPPING"),
        Of(
            "CodePipeline Action Execution State Change",
            ""","stage":"Deploy","action":"Deploy","region":"REGION","type":{"owner":"AWS","provider":"ECS","category":"Deploy","version":"1"} """,
            "FAILED", "STARTED", "SUCCEEDED", "CANCELED", "ABANDONED"),
        .. CloudTrailShapes.Of(Source),
    ];

    private static EventShape Of(string detailType, string more, params string[] states) => new(
        Source, detailType, "arn:aws:codepipeline:REGION:ACCOUNT:payments",
        $$"""{"pipeline":"payments","execution-id":"12345678-1234-1234-1234-123456789012","version":1,"state":"FAILED"{{more}}}""")
    {
        Tables = [ValueTable.Of("detail.state", states)],
        IsOpen = true,
        Absent = ["eventName", "eventType", "status", "State", "pipelineName"],
    };
}
