using System.Globalization;

namespace Tocsin.Delivery.Store;

/// <summary>The directory that a server keeps its data in: one server's at a time, and gone with it where nothing is to survive.</summary>
/// <remarks>
/// Who owns it holds a lock on a file there, which the system takes back however the process ends. The file names the process, for whoever
/// finds it taken.
/// </remarks>
public sealed class DataDirectory : IDisposable
{
    private const string LockName = "tocsin.lock";

    private readonly FileStream owned;

    private DataDirectory(string path, FileStream owned, bool survives) => (Path, this.owned, Survives) = (path, owned, survives);

    public string Path { get; }

    /// <summary>What is in it is there after the process.</summary>
    public bool Survives { get; }

    internal string DatabasePath => System.IO.Path.Combine(Path, "tocsin.db");

    /// <exception cref="StoreException">It is another server's, or cannot be made or written.</exception>
    public static DataDirectory Open(string path)
    {
        string full = System.IO.Path.GetFullPath(path);
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(full);
            }
            else
            {
                // What passes through may tell of the inside of a company.
                Directory.CreateDirectory(full, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
            return new DataDirectory(full, Lock(full), survives: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{full} cannot be used for data: {e.Message.TrimEnd('.')}. Name another directory with --data.", e);
        }
    }

    /// <summary>One that is gone when it is closed: in memory where the system has such a directory.</summary>
    public static DataDirectory OpenPassing()
    {
        const string memory = "/dev/shm";
        string at = Directory.Exists(memory) ? memory : System.IO.Path.GetTempPath();
        string full = Directory.CreateDirectory(System.IO.Path.Combine(at, $"tocsin-{Guid.NewGuid():n}")).FullName;
        return new DataDirectory(full, Lock(full), survives: false);
    }

    public void Dispose()
    {
        owned.Dispose();
        if (!Survives)
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    private static FileStream Lock(string directory)
    {
        string path = System.IO.Path.Combine(directory, LockName);
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new StoreException(
                $"{directory} is in use by another tocsin server{OwnerOf(directory)}. Stop that one, or name another directory "
                    + $"with --data.", e);
        }
        File.WriteAllText(OwnerPath(directory), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return file;
    }

    // In a file of its own: nobody else may read the one that is locked.
    private static string OwnerPath(string directory) => System.IO.Path.Combine(directory, "tocsin.pid");

    private static string OwnerOf(string directory)
    {
        try
        {
            string owner = File.ReadAllText(OwnerPath(directory));
            return int.TryParse(owner, CultureInfo.InvariantCulture, out int process) ? $" (process {process})" : "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
