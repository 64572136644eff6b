using System.Text;
using Tocsin.Cli.Runs;
using Tocsin.Declared.Instances;
using Tocsin.Told;

namespace Tocsin.Cli.Demo;

/// <summary>Runs one scenario over files that are embedded.</summary>
internal static class Embedded
{
    public static Report Run(IReadOnlyDictionary<string, string> files, string scenario)
    {
        var memory = FolderAccess.Memory(files.ToDictionary(f => f.Key, f => Encoding.UTF8.GetBytes(f.Value)));
        var request = new RunRequest(
            [new Source(".", ".")], null, null, null, [], [], new Dictionary<string, string>()) { Files = memory, HasTests = false };
        return new TestRun(request).Explain(s => s.ByName(scenario));
    }
}
