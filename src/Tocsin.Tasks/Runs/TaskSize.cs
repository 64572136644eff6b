using System.Globalization;

namespace Tocsin.Tasks.Runs;

/// <summary>What a task as a whole may take, which no container of it exceeds.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#task_size</remarks>
internal static class TaskSize
{
    /// <summary>Of one core.</summary>
    public const int CpuUnits = 1024;

    /// <summary>In units; written as such, or as <c>.25 vCPU</c>. Null is without a limit.</summary>
    public static int? Cpu(string? cpu) => Of(cpu, "vCPU", CpuUnits);

    /// <summary>In MiB; written as such, or as <c>0.5 GB</c>. Null is without a limit.</summary>
    public static int? Memory(string? memory) => Of(memory, "GB", 1024);

    private static int? Of(string? text, string unit, int each) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int written) ? written
        : text is not null && text.EndsWith(unit, StringComparison.OrdinalIgnoreCase)
            && double.TryParse(text[..^unit.Length].Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double units)
            ? (int)(units * each) : null;
}
