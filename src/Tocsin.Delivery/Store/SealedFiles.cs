using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Tocsin.Delivery.Store;

/// <summary>
/// SQLite's files, where each page of a database carries a seal (<see cref="Seal"/>): a byte that changed on the disk is named when its
/// page is read, and never served.
/// </summary>
/// <remarks>
/// A virtual file system over the system's own (https://www.sqlite.org/vfs.html), after the idea of SQLite's checksum shim
/// (https://www.sqlite.org/cksumvfs.html): what a database's file is opened with is the system's, but for reading and writing. The
/// write-ahead log has checksums of SQLite's; <see cref="LogScan"/> looks at those. Safe for any number of threads.
/// </remarks>
internal static unsafe partial class SealedFiles
{
    /// <summary>SQLite's name of it; the same as <c>Vfs</c> of a connection string.</summary>
    public const string Name = "tocsin-sealed";

    private const string Library = "e_sqlite3";
    private const int Ok = 0;
    private const int IoError = 10;

    // https://www.sqlite.org/rescode.html#ioerr_data
    private const int BadData = IoError | 32 << 8;
    private const int ShortRead = IoError | 2 << 8;
    private const int CannotOpen = 14;
    private const int OfDatabase = 0x100;
    private const int ReserveBytes = 38;

    /// <summary>Beside a checkpoint the header may be read half written.</summary>
    private const int Readings = 100;

    /// <summary>https://www.sqlite.org/fileformat.html#the_database_header</summary>
    private const int HeaderBytes = 100;

    private static readonly Lock Guard = new();
    private static Vfs* under;
    private static Methods* plain;
    private static Methods* sealing;

    /// <summary>The page that did not hold, of the last statement of this thread that failed for it; from 1.</summary>
    [field: ThreadStatic]
    public static long Faulty { get; private set; }

    /// <summary>Whether a statement failed because a page does not hold what was written.</summary>
    public static bool IsFault(SqliteException e) => e.SqliteExtendedErrorCode == BadData;

    /// <summary>Lets a database that has no page yet keep room for the seals.</summary>
    public static void Reserve(SqliteConnection connection)
    {
        int bytes = Seal.Bytes;
        fixed (byte* main = "main\0"u8)
        {
            SqliteException.ThrowExceptionForRC(
                FileControl(connection.Handle!.DangerousGetHandle(), main, ReserveBytes, &bytes), connection.Handle);
        }
    }

    /// <summary>Before the first connection that names it.</summary>
    public static void Use()
    {
        lock (Guard)
        {
            if (under is not null)
            {
                return;
            }
            SQLitePCL.Batteries_V2.Init();
            under = Find(null);
            var made = (Vfs*)NativeMemory.Alloc((nuint)sizeof(Vfs));
            *made = *under;
            made->Next = null;
            made->Name = (byte*)Marshal.StringToCoTaskMemUTF8(Name);
            made->Open = &Open;
            SqliteException.ThrowExceptionForRC(Register(made, 0), null);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(Vfs* self, byte* name, File* file, int flags, int* opened)
    {
        int code = under->Open(under, name, file, flags, opened);
        if (code != Ok || (flags & OfDatabase) == 0)
        {
            return code;
        }
        if (!TrySeal(file))
        {
            ((delegate* unmanaged[Cdecl]<File*, int>)file->Methods->Close)(file);
            file->Methods = null;
            return CannotOpen;
        }
        return Ok;
    }

    /// <summary>False where the system has several kinds of files, and this is another one.</summary>
    private static bool TrySeal(File* file)
    {
        lock (Guard)
        {
            if (plain is null)
            {
                plain = file->Methods;
                var made = (Methods*)NativeMemory.Alloc((nuint)sizeof(Methods));
                *made = *plain;
                // The third would read pages past us, as memory.
                made->Version = Math.Min(2, plain->Version);
                made->Read = &Read;
                made->Write = &Write;
                sealing = made;
            }
            bool isKnown = file->Methods == plain;
            file->Methods = isKnown ? sealing : file->Methods;
            return isKnown;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Read(File* file, byte* to, int count, long at)
    {
        if (count == Seal.PageBytes && at % Seal.PageBytes == 0)
        {
            return Whole(file, to, at);
        }
        // The header; or the part of a page that belongs to a long value, which SQLite reads past its cache.
        long within = at % Seal.PageBytes;
        if (within + count > Seal.PageBytes)
        {
            // A header that says another size of pages.
            return Fault(1);
        }
        byte* first = stackalloc byte[Seal.PageBytes];
        int code = BadData;
        for (int i = 0; i < Readings && code == BadData; i++)
        {
            code = Whole(file, first, at - within);
        }
        if (code == BadData && at + count <= HeaderBytes)
        {
            // Power may have failed in a checkpoint: the page stands whole in the log, then. Pages that are read are held to their seals.
            return plain->Read(file, to, count, at);
        }
        if (code is Ok or ShortRead)
        {
            new ReadOnlySpan<byte>(first + within, count).CopyTo(new Span<byte>(to, count));
        }
        return code;
    }

    private static int Whole(File* file, byte* to, long at)
    {
        int code = plain->Read(file, to, Seal.PageBytes, at);
        long number = at / Seal.PageBytes + 1;
        if (code == ShortRead)
        {
            // Nothing is there before the first checkpoint; and SQLite reads no page behind the last.
            long size = 0;
            return plain->Size(file, &size) == Ok && size == 0 ? code : Fault(number);
        }
        return code != Ok || Seal.Holds(new ReadOnlySpan<byte>(to, Seal.PageBytes), number) ? code : Fault(number);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(File* file, byte* from, int count, long at)
    {
        if (count != Seal.PageBytes || at % Seal.PageBytes != 0)
        {
            return BadData;
        }
        byte* page = stackalloc byte[Seal.PageBytes];
        var written = new Span<byte>(page, Seal.PageBytes);
        new ReadOnlySpan<byte>(from, count).CopyTo(written);
        Seal.Put(written, at / Seal.PageBytes + 1);
        return plain->Write(file, page, count, at);
    }

    private static int Fault(long number)
    {
        Faulty = number;
        return BadData;
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_vfs_find")]
    private static partial Vfs* Find(byte* name);

    [LibraryImport(Library, EntryPoint = "sqlite3_vfs_register")]
    private static partial int Register(Vfs* vfs, int isDefault);

    [LibraryImport(Library, EntryPoint = "sqlite3_file_control")]
    private static partial int FileControl(nint database, byte* name, int operation, void* value);

    /// <summary><c>sqlite3_vfs</c>: https://www.sqlite.org/c3ref/vfs.html</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Vfs
    {
        public int Version;
        public int FileBytes;
        public int PathBytes;
        public Vfs* Next;
        public byte* Name;
        public void* Data;
        public delegate* unmanaged[Cdecl]<Vfs*, byte*, File*, int, int*, int> Open;
        public Others15 Others;

        [InlineArray(15)]
        public struct Others15
        {
            private nint first;
        }
    }

    /// <summary><c>sqlite3_file</c>: https://www.sqlite.org/c3ref/file.html</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct File
    {
        public Methods* Methods;
    }

    /// <summary><c>sqlite3_io_methods</c>: https://www.sqlite.org/c3ref/io_methods.html</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Methods
    {
        public int Version;
        public nint Close;
        public delegate* unmanaged[Cdecl]<File*, byte*, int, long, int> Read;
        public delegate* unmanaged[Cdecl]<File*, byte*, int, long, int> Write;
        public nint Truncate;
        public nint Sync;
        public delegate* unmanaged[Cdecl]<File*, long*, int> Size;
        public Others12 Others;

        [InlineArray(12)]
        public struct Others12
        {
            private nint first;
        }
    }
}
