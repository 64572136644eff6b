namespace Tocsin.Text;

/// <summary>Puts a sentence or an advice into the words of the language that something is declared in; what the engine says, it says in Terraform's.</summary>
public delegate string Wording(string text);
