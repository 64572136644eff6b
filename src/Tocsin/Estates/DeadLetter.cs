using Tocsin.Flow;
using Tocsin.Text;

namespace Tocsin.Estates;

/// <summary>What became of a message that was for a dead-letter queue.</summary>
/// <param name="Told">In a few words, behind what ended the delivery.</param>
/// <param name="Changes">Empty where the queue did not take it: then the message is gone, as on AWS.</param>
public sealed record DeadLetter(string Told, ValueList<Change> Changes);
