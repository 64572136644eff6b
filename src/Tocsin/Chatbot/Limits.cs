namespace Tocsin.Chatbot;

/// <summary>What Chatbot takes.</summary>
public static class Limits
{
    /// <summary>https://docs.aws.amazon.com/chatbot/latest/adminguide/chatbot-troubleshooting.html</summary>
    public const int EventsPerSecond = 10;

    public static readonly TimeSpan ThrottleWindow = TimeSpan.FromSeconds(1);

    // Custom notifications: https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
    public const int TitleLength = 250;
    public const int DescriptionLength = 8000;
    public const int NextStepLength = 350;
    public const int KeywordLength = 75;

    // Ours, so that a card of AWS's own formats stays readable.
    public const int CardItems = 10;

    // Channel configurations: https://docs.aws.amazon.com/chatbot/latest/APIReference/API_CreateSlackChannelConfiguration.html
    public const int PageSize = 100;

    /// <summary>https://docs.aws.amazon.com/chatbot/latest/APIReference/API_TagResource.html</summary>
    public const int Tags = 200;
}
