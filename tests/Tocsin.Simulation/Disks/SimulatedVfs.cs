using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Tocsin.Simulation.Disks;

/// <summary>
/// SQLite's way to files, https://www.sqlite.org/vfs.html, in place of the system's: what a process opens lies on a simulated disk.
/// </summary>
/// <remarks>For one thread: calls come in turn.</remarks>
internal static unsafe class SimulatedVfs
{
    private const int Ok = 0, Busy = 5, Full = 13, CannotOpen = 14;
    private const int FailedRead = 10 | (1 << 8), ShortRead = 10 | (2 << 8), FailedWrite = 10 | (3 << 8), FailedSync = 10 | (4 << 8);
    private const int FailedTruncate = 10 | (6 << 8), FailedDelete = 10 | (10 << 8);
    private const int OpensToMake = 0x4, OpensJournal = 0x800 | 0x80000;
    private const int Unlocks = 1, Exclusively = 8;
    private const int SectorBytes = 4096, SafeOverwrite = 0x1000;
    private const int PathBytes = 512;

    private static readonly Dictionary<nint, OpenFile> Open = [];
    private static nint lastNumber;
    private static delegate* unmanaged<int, void*, void> randomness;
    private static Methods* methods;
    private static Random random = new(0);

    public static SimulatedDisk Disk { get; private set; } = new(random, new SimulatedTime());

    /// <summary>What SQLite draws from now on comes from here; what it drew before is forgotten.</summary>
    public static void Begin(SimulatedDisk disk, Random from)
    {
        (Disk, random) = (disk, from);
        randomness(0, null);
    }

    /// <summary>Another process finds the disk.</summary>
    public static void Replace(SimulatedDisk disk) => Disk = disk;

    /// <summary>Once in a process, before the first connection.</summary>
    public static void Register()
    {
        nint library = NativeLibrary.Load("e_sqlite3", typeof(SQLitePCL.raw).Assembly, null);
        var register = (delegate* unmanaged<Vfs*, int, int>)NativeLibrary.GetExport(library, "sqlite3_vfs_register");
        randomness = (delegate* unmanaged<int, void*, void>)NativeLibrary.GetExport(library, "sqlite3_randomness");
        methods = Made<Methods>();
        *methods = new Methods
        {
            Version = 2, Close = &Close, Read = &Read, Write = &Write, Truncate = &Truncate, Sync = &Sync, Size = &Size,
            Lock = &Lock, Unlock = &Unlock, IsReserved = &IsReserved, Control = &Control, Sector = &Sector,
            Characteristics = &Characteristics, Map = &Map, LockShared = &LockShared, Barrier = &Barrier, Unmap = &Unmap,
        };
        var vfs = Made<Vfs>();
        *vfs = new Vfs
        {
            Version = 2, FileBytes = sizeof(NativeFile), PathBytes = PathBytes, Name = Marshal.StringToCoTaskMemUTF8("simulated"),
            Open = &OpenAt, Delete = &Delete, Access = &Access, FullPath = &FullPath, Randomness = &Randomness, Sleep = &Sleep,
            Time = &Time, LastError = &LastError, TimeInMilliseconds = &TimeInMilliseconds,
        };
        if (register(vfs, 1) != Ok)
        {
            throw new InvalidOperationException("SQLite takes no VFS");
        }
    }

    private static T* Made<T>()
        where T : unmanaged => (T*)NativeMemory.AllocZeroed((nuint)sizeof(T));

    private static OpenFile Of(NativeFile* file) => Open[file->Number];

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OpenAt(Vfs* vfs, byte* path, NativeFile* file, int flags, int* outFlags)
    {
        file->Methods = null;
        string name = path is null ? $"temporary-{lastNumber}" : Marshal.PtrToStringUTF8((nint)path)!;
        if (Disk.Open(name, (flags & OpensToMake) != 0, (flags & OpensJournal) != 0) is not { } open)
        {
            return CannotOpen;
        }
        file->Methods = methods;
        file->Number = ++lastNumber;
        Open.Add(lastNumber, open);
        if (outFlags is not null)
        {
            *outFlags = flags;
        }
        return Ok;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Close(NativeFile* file)
    {
        var open = Of(file);
        open.File.Locks.Drop(open, 0);
        Open.Remove(file->Number);
        return Ok;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Read(NativeFile* file, byte* into, int bytes, long offset)
    {
        var open = Of(file);
        return !open.Disk.MayRead() ? FailedRead : open.File.Now.Read(offset, new Span<byte>(into, bytes)) < bytes ? ShortRead : Ok;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(NativeFile* file, byte* from, int bytes, long offset)
    {
        var open = Of(file);
        bool? isDone = open.Disk.Write(open.File, offset, new ReadOnlySpan<byte>(from, bytes));
        return isDone switch { true => Ok, false => Full, null => FailedWrite };
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(NativeFile* file, long length) =>
        Of(file) is var open && open.Disk.Truncate(open.File, length) ? Ok : FailedTruncate;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(NativeFile* file, int flags) => Of(file) is var open && open.Disk.Sync(open) ? Ok : FailedSync;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Size(NativeFile* file, long* size)
    {
        *size = Of(file).File.Now.Length;
        return Ok;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Lock(NativeFile* file, int level) => Of(file) is var open && open.File.Locks.Take(open, level) ? Ok : Busy;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Unlock(NativeFile* file, int level)
    {
        var open = Of(file);
        open.File.Locks.Drop(open, level);
        return Ok;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int IsReserved(NativeFile* file, int* reserved)
    {
        *reserved = Of(file).File.Locks.IsReserved ? 1 : 0;
        return Ok;
    }

    /// <summary>Nothing beyond what SQLite does by itself.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Control(NativeFile* file, int what, void* with) => 12;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sector(NativeFile* file) => SectorBytes;

    /// <summary>What SQLite takes every disk of a Unix for: what stands beside the bytes of a write is not harmed by it.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Characteristics(NativeFile* file) => SafeOverwrite;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Map(NativeFile* file, int number, int bytes, int make, void** region)
    {
        var open = Of(file);
        *region = (void*)open.File.Memory.Region(open, number, bytes, make != 0);
        return Ok;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int LockShared(NativeFile* file, int offset, int count, int flags)
    {
        var open = Of(file);
        int places = ((1 << count) - 1) << offset;
        if ((flags & Unlocks) != 0)
        {
            open.File.Memory.Unlock(open, places);
            return Ok;
        }
        return open.File.Memory.Lock(open, places, (flags & Exclusively) != 0) ? Ok : Busy;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Barrier(NativeFile* file)
    {
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Unmap(NativeFile* file, int delete)
    {
        var open = Of(file);
        open.File.Memory.Leave(open);
        return Ok;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Delete(Vfs* vfs, byte* path, int durably) =>
        Disk.Delete(Marshal.PtrToStringUTF8((nint)path)!, durably != 0) ? Ok : FailedDelete;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Access(Vfs* vfs, byte* path, int flags, int* found)
    {
        *found = Disk.Exists(Marshal.PtrToStringUTF8((nint)path)!) ? 1 : 0;
        return Ok;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int FullPath(Vfs* vfs, byte* path, int bytes, byte* full)
    {
        var from = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(path);
        if (from.Length >= bytes)
        {
            return CannotOpen;
        }
        from.CopyTo(new Span<byte>(full, bytes));
        full[from.Length] = 0;
        return Ok;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Randomness(Vfs* vfs, int bytes, byte* into)
    {
        random.NextBytes(new Span<byte>(into, bytes));
        return bytes;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sleep(Vfs* vfs, int microseconds) => microseconds;

    /// <summary>Nothing here asks SQLite for the time.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Time(Vfs* vfs, double* days)
    {
        *days = 0;
        return Ok;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int TimeInMilliseconds(Vfs* vfs, long* milliseconds)
    {
        *milliseconds = 0;
        return Ok;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int LastError(Vfs* vfs, int bytes, byte* into) => Ok;

    private struct NativeFile
    {
        public Methods* Methods;
        public nint Number;
    }

    /// <summary><c>sqlite3_io_methods</c>.</summary>
    private struct Methods
    {
        public int Version;
        public delegate* unmanaged[Cdecl]<NativeFile*, int> Close;
        public delegate* unmanaged[Cdecl]<NativeFile*, byte*, int, long, int> Read;
        public delegate* unmanaged[Cdecl]<NativeFile*, byte*, int, long, int> Write;
        public delegate* unmanaged[Cdecl]<NativeFile*, long, int> Truncate;
        public delegate* unmanaged[Cdecl]<NativeFile*, int, int> Sync;
        public delegate* unmanaged[Cdecl]<NativeFile*, long*, int> Size;
        public delegate* unmanaged[Cdecl]<NativeFile*, int, int> Lock;
        public delegate* unmanaged[Cdecl]<NativeFile*, int, int> Unlock;
        public delegate* unmanaged[Cdecl]<NativeFile*, int*, int> IsReserved;
        public delegate* unmanaged[Cdecl]<NativeFile*, int, void*, int> Control;
        public delegate* unmanaged[Cdecl]<NativeFile*, int> Sector;
        public delegate* unmanaged[Cdecl]<NativeFile*, int> Characteristics;
        public delegate* unmanaged[Cdecl]<NativeFile*, int, int, int, void**, int> Map;
        public delegate* unmanaged[Cdecl]<NativeFile*, int, int, int, int> LockShared;
        public delegate* unmanaged[Cdecl]<NativeFile*, void> Barrier;
        public delegate* unmanaged[Cdecl]<NativeFile*, int, int> Unmap;
    }

#pragma warning disable CS0649 // Nobody loads extensions: what SQLite fills or asks of them stays empty.
    /// <summary><c>sqlite3_vfs</c>.</summary>
    private struct Vfs
    {
        public int Version;
        public int FileBytes;
        public int PathBytes;
        public Vfs* Next;
        public nint Name;
        public nint Own;
        public delegate* unmanaged[Cdecl]<Vfs*, byte*, NativeFile*, int, int*, int> Open;
        public delegate* unmanaged[Cdecl]<Vfs*, byte*, int, int> Delete;
        public delegate* unmanaged[Cdecl]<Vfs*, byte*, int, int*, int> Access;
        public delegate* unmanaged[Cdecl]<Vfs*, byte*, int, byte*, int> FullPath;
        public nint OpenLibrary;
        public nint LibraryError;
        public nint LibrarySymbol;
        public nint CloseLibrary;
        public delegate* unmanaged[Cdecl]<Vfs*, int, byte*, int> Randomness;
        public delegate* unmanaged[Cdecl]<Vfs*, int, int> Sleep;
        public delegate* unmanaged[Cdecl]<Vfs*, double*, int> Time;
        public delegate* unmanaged[Cdecl]<Vfs*, int, byte*, int> LastError;
        public delegate* unmanaged[Cdecl]<Vfs*, long*, int> TimeInMilliseconds;
    }
#pragma warning restore CS0649
}
