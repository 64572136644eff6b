using System.Globalization;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Tocsin.Tasks.Processes;

/// <summary>
/// What there is of a container's process outside of this one: its id, its two streams, and at last its exit code. So whoever reads the
/// streams may be gone, and another one go on reading, while the process waits or runs on.
/// </summary>
internal sealed partial class RunFolder(string path)
{
    public const string Output = "out";
    public const string Errors = "err";
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public string Path => path;

    /// <summary>The process that the program became; null until it has begun.</summary>
    public int? Process => Number("pid");

    public int? ExitCode => Number("exit");

    public DateTimeOffset Since => Directory.GetCreationTimeUtc(path);

    /// <exception cref="IOException">It cannot be made.</exception>
    public void Create()
    {
        Delete();
        Owner.CreateFolder(path);
        foreach (string stream in new[] { Output, Errors })
        {
            if (MakeFifo(System.IO.Path.Combine(path, stream), (uint)Private) != 0)
            {
                throw new IOException($"no stream can be made in {path}: {Marshal.GetLastPInvokeErrorMessage()}");
            }
        }
    }

    /// <summary>Opens a stream to read; completes when somebody has it open to write.</summary>
    /// <remarks>On a thread of its own, since it waits for the other side, and many may at once.</remarks>
    public Task<Stream> Open(string stream) => Task.Factory.StartNew(
        () => OpenNow(stream), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private Stream OpenNow(string stream)
    {
        using var file = File.OpenHandle(System.IO.Path.Combine(path, stream), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var pipe = new SafePipeHandle(file.DangerousGetHandle(), ownsHandle: true);
        file.SetHandleAsInvalid();
        // Read without a thread that waits, which a file would take.
        return new AnonymousPipeClientStream(PipeDirection.In, pipe);
    }

    /// <summary>Has both streams open: whoever opens them to read need not wait, and what is written before that is not lost.</summary>
    public Held Hold() => new(HoldOne(Output), HoldOne(Errors));

    private SafeFileHandle HoldOne(string stream) =>
        File.OpenHandle(System.IO.Path.Combine(path, stream), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);

    public void Delete()
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private int? Number(string name)
    {
        try
        {
            return int.TryParse(
                File.ReadAllText(System.IO.Path.Combine(path, name)).AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture,
                out int number) ? number : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Both streams, open.</summary>
    public sealed record Held(SafeFileHandle Output, SafeFileHandle Errors) : IDisposable
    {
        public void Dispose()
        {
            Output.Dispose();
            Errors.Dispose();
        }
    }

    [LibraryImport("libc", EntryPoint = "mkfifo", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int MakeFifo(string path, uint mode);
}
