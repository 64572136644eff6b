using System.Buffers.Binary;
using System.Formats.Tar;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace Tocsin.Tasks.Docker;

/// <summary>An image of one program that does nothing for ever. It is made here, so that no registry is needed.</summary>
internal sealed class PauseImage(DockerClient client) : IDisposable
{
    private const string Repository = "tocsin/pause";
    private const string Tag = "1";

    /// <summary>Of the program in it.</summary>
    public const string Path = "/pause";

    private readonly SemaphoreSlim one = new(1);

    public static string Name => $"{Repository}:{Tag}";

    public void Dispose() => one.Dispose();

    /// <summary>Makes it where the engine does not have it.</summary>
    public async Task Make()
    {
        await one.WaitAsync();
        try
        {
            await client.Images.InspectImageAsync(Name);
        }
        catch (DockerImageNotFoundException)
        {
            using var files = new MemoryStream();
            await using (var tar = new TarWriter(files, leaveOpen: true))
            {
                var entry = new UstarTarEntry(TarEntryType.RegularFile, Path[1..])
                {
                    Mode = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute,
                    DataStream = new MemoryStream(Program((await client.System.GetVersionAsync()).Arch)),
                };
                await tar.WriteEntryAsync(entry);
            }
            files.Position = 0;
            await client.Images.CreateImageAsync(
                new ImagesCreateParameters { Repo = Repository, Tag = Tag }, files, null, new Progress<JSONMessage>());
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>The program, as Linux has it: a header, one segment, and a loop around one call of the kernel.</summary>
    /// <remarks>https://man7.org/linux/man-pages/man5/elf.5.html</remarks>
    internal static byte[] Program(string architecture)
    {
        const int header = 64, segment = 56;
        const ulong address = 0x400000;
        var (machine, code) = Code(architecture);
        byte[] program = new byte[header + segment + code.Length];
        "\u007fELF\u0002\u0001\u0001"u8.CopyTo(program);
        Half(16, 2);
        Half(18, machine);
        Word(20, 1);
        Long(24, address + header + segment);
        Long(32, header);
        Half(52, header);
        Half(54, segment);
        Half(56, 1);
        // Loaded whole, to be read and run.
        Word(header, 1);
        Word(header + 4, 5);
        Long(header + 16, address);
        Long(header + 24, address);
        Long(header + 32, (ulong)program.Length);
        Long(header + 40, (ulong)program.Length);
        Long(header + 48, 0x1000);
        code.CopyTo(program, header + segment);
        return program;

        void Half(int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(program.AsSpan(at), value);
        void Word(int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(program.AsSpan(at), value);
        void Long(int at, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(program.AsSpan(at), value);
    }

    private static (ushort Machine, byte[] Code) Code(string architecture) => architecture switch
    {
        // again: mov eax, 34 (pause); syscall; jmp again
        "amd64" => (0x3e, [0xb8, 34, 0, 0, 0, 0x0f, 0x05, 0xeb, 0xf7]),
        // again: mov x8, 73 (ppoll); mov x0 to x4, 0; svc 0; b again.   Unverified: never run by us.
        "arm64" => (0xb7, Words(
            0xd2800928, 0xd2800000, 0xd2800001, 0xd2800002, 0xd2800003, 0xd2800004, 0xd4000001, 0x17fffff9)),
        _ => throw new NotSupportedException(
            $"there is nothing here that holds the network of several containers on {architecture}: only on amd64 and arm64"),
    };

    private static byte[] Words(params ReadOnlySpan<uint> words)
    {
        byte[] bytes = new byte[4 * words.Length];
        for (int i = 0; i < words.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4 * i), words[i]);
        }
        return bytes;
    }
}
