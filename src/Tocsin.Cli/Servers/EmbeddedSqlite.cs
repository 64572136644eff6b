using System.Reflection;
using System.Runtime.InteropServices;
using Tocsin.Delivery.Store;

namespace Tocsin.Cli.Servers;

/// <summary>SQLite out of the executable itself, where it does not lie beside it: so that the program stays one file.</summary>
/// <remarks>
/// Its bytes go into a file that has no name and lives in memory, which the system's loader takes like any other
/// (https://man7.org/linux/man-pages/man2/memfd_create.2.html).
/// </remarks>
internal static partial class EmbeddedSqlite
{
    private const string Library = "e_sqlite3";
    private const string Resource = "libe_sqlite3.so";

    private static nint loaded;

    /// <summary>Before the first database is opened.</summary>
    public static void Use()
    {
        if (OperatingSystem.IsLinux() && typeof(EmbeddedSqlite).Assembly.GetManifestResourceInfo(Resource) is not null)
        {
            NativeLibrary.SetDllImportResolver(typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly, Resolve);
            NativeLibrary.SetDllImportResolver(typeof(SqliteStore).Assembly, Resolve);
        }
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library || loaded != 0)
        {
            return name == Library ? loaded : 0;
        }
        return loaded = NativeLibrary.TryLoad(Path.Combine(AppContext.BaseDirectory, Resource), out nint beside) ? beside : Load();
    }

    private static nint Load()
    {
        int file = MemfdCreate(Library, 0);
        if (file < 0)
        {
            // Where memory may not be run (vm.memfd_noexec), the library has to lie beside the program.
            return 0;
        }
        string path = $"/proc/self/fd/{file}";
        using (var from = typeof(EmbeddedSqlite).Assembly.GetManifestResourceStream(Resource)!)
        using (var to = new FileStream(path, FileMode.Open, FileAccess.Write))
        {
            from.CopyTo(to);
        }
        return NativeLibrary.Load(path);
    }

    [LibraryImport("libc", EntryPoint = "memfd_create", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int MemfdCreate(string name, uint flags);
}
