using System.Text;
using Tocsin.Aws;
using Tocsin.Declared.Instances;
using Tocsin.Declared.Resources;
using Tocsin.Estates;

namespace Tocsin.Cli.Demo;

/// <summary>The article's six resources, applied.</summary>
internal static class ArticleEstate
{
    /// <summary>The region of its provider.</summary>
    public const string Region = "ap-northeast-2";

    public static Estate Read()
    {
        var files = FolderAccess.Memory(Article.Files.ToDictionary(f => f.Key, f => Encoding.UTF8.GetBytes(f.Value)));
        return Declarations.Read(".", new ReadOptions { Account = $"{AccountId.Assumed}", Files = files }).Estate;
    }
}
