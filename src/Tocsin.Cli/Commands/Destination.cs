using Tocsin.Cli.Formats;

namespace Tocsin.Cli.Commands;

/// <summary>Where a report is written to.</summary>
internal abstract record Destination
{
    private Destination()
    {
    }

    /// <param name="option">The option that asked for it, for errors.</param>
    /// <param name="write">Writes to a writer, and is told who looks at it.</param>
    public abstract void Write(Invocation invocation, string option, Action<TextWriter, Screen> write);

    public sealed record Output : Destination
    {
        public override void Write(Invocation invocation, string option, Action<TextWriter, Screen> write) =>
            write(invocation.Out, invocation.Screen);
    }

    public sealed record Error : Destination
    {
        public override void Write(Invocation invocation, string option, Action<TextWriter, Screen> write) =>
            write(invocation.Error, Screen.None);
    }

    /// <param name="Name">The path as the user wrote it; what is there is replaced.</param>
    public sealed record File(string Name) : Destination
    {
        public override void Write(Invocation invocation, string option, Action<TextWriter, Screen> write)
        {
            if (Directory.Exists(invocation.Absolute(Name)))
            {
                throw new UsageException($"{option}={Name}: that is a folder; give the file to write");
            }
            try
            {
                using var writer = new StreamWriter(invocation.Absolute(Name)) { NewLine = "\n" };
                write(writer, Screen.None);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new IOException($"{option}={Name}: the file cannot be written: {e.Message}", e);
            }
        }
    }

    /// <summary>GitHub's page of the run: steps append to its file. That it cannot be written changes no verdict; it is said.</summary>
    /// <remarks>https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary</remarks>
    public sealed record StepSummary(string Name) : Destination
    {
        public override void Write(Invocation invocation, string option, Action<TextWriter, Screen> write)
        {
            try
            {
                using var writer = new StreamWriter(invocation.Absolute(Name), append: true) { NewLine = "\n" };
                write(writer, Screen.None);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                invocation.Error.WriteLine($"tocsin: GITHUB_STEP_SUMMARY={Name}: the file cannot be written: {e.Message}");
            }
        }
    }
}
