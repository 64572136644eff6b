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
    private const string PassingPrefix = "tocsin-";

    private readonly FileStream owned;

    private DataDirectory(string path, FileStream owned, bool survives) => (Path, this.owned, Survives) = (path, owned, survives);

    public string Path { get; }

    /// <summary>What is in it is there after the process.</summary>
    public bool Survives { get; }

    internal string DatabasePath => StoreIn(Path);

    /// <summary>The file of the store in a directory, whether there is one or not.</summary>
    public static string StoreIn(string directory) => System.IO.Path.Combine(System.IO.Path.GetFullPath(directory), "tocsin.db");

    /// <exception cref="StoreException">It is another server's, or cannot be made or written.</exception>
    public static DataDirectory Open(string path)
    {
        string full = System.IO.Path.GetFullPath(path);
        try
        {
            Make(full);
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
        return OpenPassing(Directory.Exists(memory) ? memory : System.IO.Path.GetTempPath());
    }

    /// <param name="parent">What those servers left there that were killed goes with it.</param>
    internal static DataDirectory OpenPassing(string parent)
    {
        Sweep(parent);
        string name = $"{PassingPrefix}{Guid.NewGuid():n}", full = System.IO.Path.Combine(parent, name);
        // It has its name once it is locked: nobody takes one that begins for one that was left.
        string beginning = System.IO.Path.Combine(parent, "." + name);
        Make(beginning);
        var owned = Lock(beginning);
        Directory.Move(beginning, full);
        return new DataDirectory(full, owned, survives: false);
    }

    public void Dispose()
    {
        owned.Dispose();
        if (!Survives)
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    private static void Make(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
        }
        else
        {
            // What passes through may tell of the inside of a company.
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Takes away what nobody owns any more: it was to be gone with its server.</summary>
    private static void Sweep(string parent)
    {
        foreach (var left in new DirectoryInfo(parent).EnumerateDirectories(PassingPrefix + "*"))
        {
            if (left.LinkTarget is null && Guid.TryParseExact(left.Name[PassingPrefix.Length..], "n", out _))
            {
                TakeAway(left);
            }
        }
    }

    private static void TakeAway(DirectoryInfo left)
    {
        try
        {
            string path = System.IO.Path.Combine(left.FullName, LockName);
            using var unowned = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            left.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is in use, another user's, or another server's start took it away meanwhile.
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
