using Tocsin.Shapes;

// dotnet run --project tools/Tocsin.Shapes [REPOSITORY]: writes every Shapes.g.cs again.
string root = Path.GetFullPath(args.Length > 0 ? args[0] : ".");
if (!File.Exists(Path.Combine(root, "models", "operations.txt")))
{
    Console.Error.WriteLine($"{root} has no models/operations.txt: run this in the repository, or name it.");
    return 2;
}
foreach (var (path, text) in ShapesFile.All(Path.Combine(root, "models")))
{
    string file = Path.Combine(root, path);
    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
    File.WriteAllText(file, text);
    Console.WriteLine($"{path}  {text.Count(c => c == '\n')} lines");
}
return 0;
