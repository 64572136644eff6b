using Tocsin.Cli.Commands;

return Root.Run(args, Invocation.OfProcess());
