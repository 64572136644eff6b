namespace Tocsin.Chatbot.Cards;

internal static class CustomNotificationCard
{
    public static Card Of(CustomNotification n) =>
        new(n.Title, n.Description, NextSteps: n.NextSteps, Keywords: n.Keywords, Thread: n.ThreadId, Summary: n.Summary);
}
