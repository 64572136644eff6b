using Tocsin.Text;

namespace Tocsin.Chatbot.Operations;

internal static class Guardrails
{
    /// <summary>"The AWS managed AdministratorAccess policy is applied by default if this is not set": the API model's own text.</summary>
    public static ValueList<string> OrDefault(ValueList<string> policies) =>
        policies.Count > 0 ? policies : ["arn:aws:iam::aws:policy/AdministratorAccess"];
}
