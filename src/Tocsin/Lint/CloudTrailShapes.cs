namespace Tocsin.Lint;

/// <summary>What CloudTrail tells of any service, in the service's own name.</summary>
internal static class CloudTrailShapes
{
    /// <summary>
    /// API calls of any service, as CloudTrail tells them:
    /// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
    /// </summary>
    public static IEnumerable<EventShape> Of(string source) =>
        from detailType in new[] { "AWS API Call via CloudTrail", "AWS Service Event via CloudTrail", "AWS Console Action via CloudTrail",
            "AWS Insight via CloudTrail" }
        select new EventShape(source, detailType, "", """{"eventSource":"","eventName":"","eventType":"AwsApiCall","awsRegion":"REGION"}""")
        {
            IsOpen = true,
            Tables = [
                ValueTable.Of("detail.eventType", "AwsApiCall", "AwsServiceEvent", "AwsConsoleAction", "AwsConsoleSignIn",
                    "AwsCloudTrailInsight", "AwsVpceEvent")],
        };
}
