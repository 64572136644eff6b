namespace Tocsin.Declared.Instances;

/// <summary>
/// Types that are not modelled and need not be: they hear of the alarm's own metrics, or wait, and no message passes through them.
/// </summary>
internal static class Bystanders
{
    public static bool Hold(string type) => type is
        "aws_cloudwatch_metric_alarm" or "aws_cloudwatch_composite_alarm" or "AWS::CloudWatch::Alarm" or "AWS::CloudWatch::CompositeAlarm"
        or "AWS::CloudFormation::WaitConditionHandle" or "AWS::CloudFormation::WaitCondition";
}
