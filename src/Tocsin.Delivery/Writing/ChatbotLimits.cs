namespace Tocsin.Delivery.Writing;

/// <summary>What is done about Chatbot's ten messages a second.</summary>
public enum ChatbotLimits
{
    /// <summary>Nothing is lost; whoever looks is told what AWS would have lost.</summary>
    Defer,

    /// <summary>What comes too fast is lost, as on AWS.</summary>
    Aws,

    /// <summary>Nothing is lost, and nothing is counted.</summary>
    Off,
}
