using Tocsin.Benchmarks;

return args switch
{
    ["match", .. var rest] => MatchBenchmark.Run(Option(rest, "--data"), Option(rest, "--set"), rest.Contains("--json")),
    ["rules", .. var rest] => RulesBenchmark.Run(Option(rest, "--count"), rest.Contains("--json")),
    ["ecs", .. var rest] => EcsBenchmark.Run(rest.Contains("--json")),
    ["instructions", "--write", var folder] => InstructionsBenchmark.Write(folder),
    ["instructions", "--row", var row, "--from", var folder] => InstructionsBenchmark.Run(folder, row),
    ["state", .. var rest] => StateBenchmark.Run(rest.Contains("--json")),
    ["extremes", "--write", var name, var folder] => ExtremesBenchmark.Write(name, folder),
    ["extremes", .. var rest] => ExtremesBenchmark.Run(Option(rest, "--of"), rest.Contains("--json")),
    ["read", .. var rest] => ReadBenchmark.Run(rest.Contains("--json")),
    ["delivery", .. var rest] => await DeliveryBenchmark.Run(Option(rest, "--entries"), Option(rest, "--channels"), Option(rest, "--data")),
    _ => Usage(),
};

static string? Option(string[] args, string name)
{
    int at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}

static int Usage()
{
    Console.Error.WriteLine("""
        usage: dotnet run -c Release --project bench/Tocsin.Benchmarks -- match [--data FILE] [--set NAME] [--json]
               dotnet run -c Release --project bench/Tocsin.Benchmarks -- rules [--count N] [--json]
               dotnet run -c Release --project bench/Tocsin.Benchmarks -- ecs [--json]
               dotnet run -c Release --project bench/Tocsin.Benchmarks -- read [--json]
               dotnet run -c Release --project bench/Tocsin.Benchmarks -- extremes [--of NAME] [--json], or extremes --write NAME FOLDER
               dotnet run -c Release --project bench/Tocsin.Benchmarks -- state [--json]
               dotnet run -c Release --project bench/Tocsin.Benchmarks -- delivery [--entries N] [--channels N] [--data FOLDER]
        bench/instructions.sh [--json]: instructions of the native build for each event
        """);
    return 2;
}
