using Tocsin.Text;

namespace Tocsin.Lint;

/// <summary>What AWS Health sends: https://docs.aws.amazon.com/health/latest/ug/aws-health-events-eventbridge-schema.html</summary>
internal static class HealthShapes
{
    private const string Source = "aws.health";

    public static ValueList<EventShape> All { get; } = [
        Of("AWS Health Event"), Of("AWS Health Abuse Event"), .. CloudTrailShapes.Of(Source)];

    private static EventShape Of(string detailType) => new(
        Source, detailType, "i-0123456789abcdef0",
        """
        {"eventArn":"arn:aws:health:REGION::event/ECS/AWS_ECS_OPERATIONAL_ISSUE/1","service":"ECS","eventTypeCode":"AWS_ECS_OPERATIONAL_ISSUE","eventTypeCategory":"issue","eventScopeCode":"ACCOUNT_SPECIFIC",
        "communicationId":"1","startTime":"Mon, 23 Nov 2026 01:02:03 GMT","lastUpdatedTime":"Mon, 23 Nov 2026 01:02:03 GMT","statusCode":"open","eventRegion":"REGION",
        "eventDescription":[{"language":"en_US","latestDescription":"An operational issue."}],"affectedEntities":[{"entityValue":"i-0123456789abcdef0"}],"affectedAccount":"ACCOUNT","page":"1","totalPages":"1"}
        """)
    {
        Tables =
        [
            ValueTable.Of("detail.eventTypeCategory", "issue", "accountNotification", "scheduledChange", "investigation"),
            ValueTable.Of("detail.statusCode", "open", "closed", "upcoming"),
            ValueTable.Of("detail.eventScopeCode", "ACCOUNT_SPECIFIC", "PUBLIC"),
        ],
        Optional = ["detail.affectedEntities"],
        IsOpen = true,
        Absent = ["eventName", "eventType", "reason"],
    };
}
