namespace Tocsin.Text;

/// <summary>The codes of all findings, in their order.</summary>
public static class FindingCodes
{
    // By hand, because reading a type's fields is not for an executable that is compiled ahead of time; a test holds the two equal.
    public static ValueList<string> All { get; } =
    [
        FindingCode.UnreadableFile, FindingCode.InvalidSyntax, FindingCode.InvalidExpression, FindingCode.InvalidReference,
        FindingCode.MissingArgument, FindingCode.InvalidArgument, FindingCode.DuplicateDeclaration, FindingCode.MissingVariable,
        FindingCode.NothingDeclared, FindingCode.InvalidSuite, FindingCode.TooLarge, FindingCode.InvalidPattern,
        FindingCode.PatternNeverMatches,
        FindingCode.RuleDisabled, FindingCode.NoTarget, FindingCode.WrongBus, FindingCode.NoRule, FindingCode.TransformerInvalid,
        FindingCode.BlankValue, FindingCode.NotSubstituted, FindingCode.TransformerInvalidJson, FindingCode.EscapedPlaceholder,
        FindingCode.TargetRefused, FindingCode.RuleRefused, FindingCode.InputEmpty, FindingCode.PatternMatchesNothing,
        FindingCode.PatternValueNeverSent, FindingCode.PathMayBeAbsent, FindingCode.LinkTakenForPlaceholder, FindingCode.NoDeadLetterQueue,
        FindingCode.DeadLetterQueueDenied, FindingCode.WildcardsNearLimit, FindingCode.RingsTwice, FindingCode.EveryDeployment,
        FindingCode.TargetInAnotherRegion, FindingCode.BusDenied, FindingCode.ThirdBus, FindingCode.TargetWithoutRole, FindingCode.NoDrill,
        FindingCode.DeadLetterQueueEncrypted,
        FindingCode.TopicMissing, FindingCode.PolicyInvalid, FindingCode.PolicyDenied, FindingCode.NoTopicPolicy,
        FindingCode.SourceOwnerNeverSent, FindingCode.PrincipalOrgNeverSent, FindingCode.KmsDenied, FindingCode.ManagedKey,
        FindingCode.FilteredOut,
        FindingCode.NotSubscribed, FindingCode.RawDelivery, FindingCode.TopicRefused, FindingCode.SubscriptionRefused,
        FindingCode.TopicOpen,
        FindingCode.IdleStatement, FindingCode.TwoTopicPolicies, FindingCode.FifoTopic, FindingCode.NobodySubscribed,
        FindingCode.Unsupported,
        FindingCode.InvalidNotification, FindingCode.BareCard,
        FindingCode.Throttled, FindingCode.LoggingNone, FindingCode.PlaceholderId, FindingCode.ConfigurationRefused,
        FindingCode.MissingFacts,
        FindingCode.GuardrailsMissing, FindingCode.SwappedIds, FindingCode.SlackRefused, FindingCode.SlackTruncated,
        FindingCode.ControlSequence, FindingCode.UnknownEmoji, FindingCode.StandardMarkup,
        FindingCode.BreakerDisabled,
        FindingCode.NoRollbackCandidate, FindingCode.RollbackDisabled, FindingCode.ServiceRefused, FindingCode.NoHealthCheck,
        FindingCode.ThresholdNotReached, FindingCode.ServiceNotCovered, FindingCode.DeploymentStuck, FindingCode.CrashLoopFloods,
        FindingCode.ServiceRingsElsewhere,
        FindingCode.ChatbotRoleTrust, FindingCode.RoleMissing, FindingCode.RoleRefused, FindingCode.NotModelled,
        FindingCode.CouldCarryTheAlarm, FindingCode.ConstructNotRead, FindingCode.AssumedAccount, FindingCode.UnknownValue,
        FindingCode.AssumedFunction,
        FindingCode.SuppressionInvalid, FindingCode.SuppressionExpired, FindingCode.SuppressionUnused,
    ];
}
