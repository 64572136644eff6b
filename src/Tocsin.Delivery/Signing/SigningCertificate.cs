using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Tocsin.Delivery.Store;

namespace Tocsin.Delivery.Signing;

/// <summary>The certificate of this server's own SNS, made once for a data directory, and its key.</summary>
/// <remarks>
/// RSA of 2048 bits, as AWS's; it vouches for itself. It is kept beside the database with its key, in a file that nobody but the owner
/// reads; neither is ever written elsewhere. Safe for any number of threads.
/// </remarks>
internal sealed class SigningCertificate : IDisposable
{
    private const string FileName = "sns-signing.pem";
    private const int KeyBits = 2048;

    private readonly Lock guard = new();
    private readonly RSA key;

    private SigningCertificate(X509Certificate2 certificate, RSA key)
    {
        this.key = key;
        Pem = certificate.ExportCertificatePem() + "\n";
        string hash = Convert.ToHexStringLower(SHA256.HashData(certificate.RawData).AsSpan(0, 16));
        Path = $"/SimpleNotificationService-{hash}.pem";
    }

    /// <summary>The certificate alone, for whoever checks a signature.</summary>
    public string Pem { get; }

    /// <summary>Where it is found, as on AWS: <c>/SimpleNotificationService-</c>, 32 hexadecimal digits, <c>.pem</c>.</summary>
    public string Path { get; }

    /// <exception cref="StoreException">It cannot be kept, or what is kept is none.</exception>
    public static SigningCertificate Of(DataDirectory directory)
    {
        string path = System.IO.Path.Combine(directory.Path, FileName);
        try
        {
            if (!File.Exists(path))
            {
                Keep(path, Made());
            }
            // Read back what was made, so that the first run signs with what the next ones have.
            string pem = File.ReadAllText(path);
            using var certificate = X509Certificate2.CreateFromPem(pem);
            var key = RSA.Create();
            key.ImportFromPem(pem);
            return new SigningCertificate(certificate, key);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreException($"{path} cannot be used: {e.Message}", e);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new StoreException($"{path} holds no certificate with its key. Delete it, and another one is made.", e);
        }
    }

    /// <param name="version"><c>1</c> is SHA-1, <c>2</c> SHA-256.</param>
    /// <returns>In base 64.</returns>
    public string Sign(string text, string version)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        var hash = version == "2" ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1;
        lock (guard)
        {
            return Convert.ToBase64String(key.SignData(bytes, hash, RSASignaturePadding.Pkcs1));
        }
    }

    public void Dispose() => key.Dispose();

    private static string Made()
    {
        using var key = RSA.Create(KeyBits);
        var request = new CertificateRequest("CN=sns.tocsin.localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        // Who checks a signature checks the dates, too; whose clock is wrong is not to be the reason.
        using var certificate = request.CreateSelfSigned(
            DateTimeOffset.Parse("2020-01-01T00:00:00Z", CultureInfo.InvariantCulture),
            DateTimeOffset.Parse("2049-12-31T00:00:00Z", CultureInfo.InvariantCulture));
        return $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n";
    }

    /// <summary>Whole or not at all: a crash leaves no half of it.</summary>
    private static void Keep(string path, string pem)
    {
        string part = path + ".part";
        File.Delete(part);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }
        using (var file = new FileStream(part, options))
        {
            file.Write(Encoding.ASCII.GetBytes(pem));
            file.Flush(flushToDisk: true);
        }
        File.Move(part, path, overwrite: true);
    }
}
