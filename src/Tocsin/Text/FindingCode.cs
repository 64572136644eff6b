namespace Tocsin.Text;

/// <summary>Every finding there is. Each has a page, docs/findings/CODE.md.</summary>
/// <remarks>
/// Codes are never reused. 00xx reading, 01xx EventBridge, 02xx SNS and keys, 03xx Chatbot, 04xx Slack, 05xx ECS, 06xx IAM, 07xx what is
/// not modelled, 08xx suppressions.
/// </remarks>
public static class FindingCode
{
    // Reading
    public const string UnreadableFile = "TSN0001";
    public const string InvalidSyntax = "TSN0002";
    public const string InvalidExpression = "TSN0003";
    public const string InvalidReference = "TSN0004";
    public const string MissingArgument = "TSN0005";
    public const string InvalidArgument = "TSN0006";
    public const string DuplicateDeclaration = "TSN0007";
    public const string MissingVariable = "TSN0008";
    public const string NothingDeclared = "TSN0009";
    public const string InvalidSuite = "TSN0010";
    public const string TooLarge = "TSN0011";

    // EventBridge
    public const string InvalidPattern = "TSN0101";
    public const string PatternNeverMatches = "TSN0102";
    public const string RuleDisabled = "TSN0103";
    public const string NoTarget = "TSN0104";
    public const string WrongBus = "TSN0105";
    public const string NoRule = "TSN0106";
    public const string TransformerInvalid = "TSN0110";
    public const string BlankValue = "TSN0112";
    public const string NotSubstituted = "TSN0113";
    public const string TransformerInvalidJson = "TSN0114";
    public const string EscapedPlaceholder = "TSN0115";
    public const string TargetRefused = "TSN0116";
    public const string RuleRefused = "TSN0117";
    public const string InputEmpty = "TSN0118";
    public const string PatternMatchesNothing = "TSN0119";
    public const string PatternValueNeverSent = "TSN0120";
    public const string PathMayBeAbsent = "TSN0121";
    public const string LinkTakenForPlaceholder = "TSN0122";
    public const string NoDeadLetterQueue = "TSN0123";
    public const string DeadLetterQueueDenied = "TSN0124";
    public const string WildcardsNearLimit = "TSN0125";
    public const string RingsTwice = "TSN0126";
    public const string EveryDeployment = "TSN0127";
    public const string TargetInAnotherRegion = "TSN0128";
    public const string BusDenied = "TSN0129";
    public const string ThirdBus = "TSN0130";
    public const string TargetWithoutRole = "TSN0131";
    public const string NoDrill = "TSN0140";
    public const string DeadLetterQueueEncrypted = "TSN0141";

    // SNS, policies and keys
    public const string TopicMissing = "TSN0201";
    public const string PolicyInvalid = "TSN0202";
    public const string PolicyDenied = "TSN0203";
    public const string NoTopicPolicy = "TSN0204";
    public const string SourceOwnerNeverSent = "TSN0205";
    public const string PrincipalOrgNeverSent = "TSN0206";
    public const string KmsDenied = "TSN0207";
    public const string ManagedKey = "TSN0208";
    public const string FilteredOut = "TSN0209";
    public const string NotSubscribed = "TSN0210";
    public const string RawDelivery = "TSN0211";
    public const string TopicRefused = "TSN0212";
    public const string SubscriptionRefused = "TSN0213";
    public const string TopicOpen = "TSN0214";
    public const string IdleStatement = "TSN0215";
    public const string TwoTopicPolicies = "TSN0216";
    public const string FifoTopic = "TSN0217";
    public const string NobodySubscribed = "TSN0218";

    // Chatbot
    public const string Unsupported = "TSN0301";
    public const string InvalidNotification = "TSN0302";
    public const string BareCard = "TSN0303";
    public const string Throttled = "TSN0304";
    public const string LoggingNone = "TSN0305";
    public const string PlaceholderId = "TSN0306";
    public const string ConfigurationRefused = "TSN0307";
    public const string MissingFacts = "TSN0308";
    public const string GuardrailsMissing = "TSN0309";
    public const string SwappedIds = "TSN0310";

    // Slack
    public const string SlackRefused = "TSN0401";
    public const string SlackTruncated = "TSN0402";
    public const string ControlSequence = "TSN0403";
    public const string UnknownEmoji = "TSN0404";
    public const string StandardMarkup = "TSN0405";

    // ECS
    public const string BreakerDisabled = "TSN0501";
    public const string NoRollbackCandidate = "TSN0502";
    public const string RollbackDisabled = "TSN0503";
    public const string ServiceRefused = "TSN0504";
    public const string NoHealthCheck = "TSN0505";
    public const string ThresholdNotReached = "TSN0506";
    public const string ServiceNotCovered = "TSN0507";
    public const string DeploymentStuck = "TSN0508";
    public const string CrashLoopFloods = "TSN0509";
    public const string ServiceRingsElsewhere = "TSN0510";

    // IAM
    public const string ChatbotRoleTrust = "TSN0601";
    public const string RoleMissing = "TSN0602";
    public const string RoleRefused = "TSN0603";

    // What is not modelled
    public const string NotModelled = "TSN0701";
    public const string CouldCarryTheAlarm = "TSN0702";
    public const string ConstructNotRead = "TSN0703";
    public const string AssumedAccount = "TSN0704";
    public const string UnknownValue = "TSN0705";
    public const string AssumedFunction = "TSN0706";

    // Suppressions
    public const string SuppressionInvalid = "TSN0801";
    public const string SuppressionExpired = "TSN0802";
    public const string SuppressionUnused = "TSN0803";
}
