using Tocsin.Cli.Commands;

if (Invocation.OfProcess() is not { } invocation)
{
    Console.Error.WriteLine("tocsin: the working directory is not there any more, or cannot be entered: change to one that can");
    return ExitCode.Environment;
}
return Root.Run(args, invocation);
