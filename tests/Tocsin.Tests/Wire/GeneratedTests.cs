using Tocsin.Aws;
using Tocsin.Ecs.Shapes;
using Tocsin.Elb.Shapes;
using Tocsin.EventBridge.Shapes;
using Tocsin.Iam.Shapes;
using Tocsin.Shapes;
using Tocsin.Tests.Architecture;

namespace Tocsin.Tests.Wire;

public class GeneratedTests
{
    [Fact]
    public void The_shapes_that_are_checked_in_are_those_that_the_models_give()
    {
        string root = FolderTable.RepositoryRoot();
        var generated = ShapesFile.All(Path.Combine(root, "models")).ToList();
        foreach (var (path, text) in generated)
        {
            Assert.True(
                File.Exists(Path.Combine(root, path)) && File.ReadAllText(Path.Combine(root, path)) == text,
                $"{path} is not what the models give: run `dotnet run --project tools/Tocsin.Shapes`");
        }
        var there = Directory.GetFiles(Path.Combine(root, "src"), "Shapes.g.cs", SearchOption.AllDirectories);
        Assert.Equal(generated.Select(g => g.Path).Order(), there.Select(f => Path.GetRelativePath(root, f).Replace('\\', '/')).Order());
    }

    [Fact]
    public void Paging_is_told_by_the_members()
    {
        Assert.Equal(new Paging("NextToken", "NextToken", "Limit"), EventBridgeApi.ListRules.Paging);
        Assert.Equal(new Paging("nextToken", "nextToken", "maxResults"), EcsApi.ListTasks.Paging);
        Assert.Equal(new Paging("Marker", "NextMarker", "PageSize"), ElbApi.DescribeTargetGroups.Paging);
        Assert.Equal(new Paging("Marker", "Marker", "MaxItems"), IamApi.ListRoles.Paging);
        Assert.Null(EventBridgeApi.PutRule.Paging);
    }

    [Fact]
    public void An_error_of_sqs_has_a_shape_for_json_and_a_code_for_xml()
    {
        Assert.Equal(
            new ErrorShape("QueueDoesNotExist",
                "AWS.SimpleQueueService.NonExistentQueue", 400), Tocsin.Sqs.Shapes.Errors.QueueDoesNotExist);
    }
}
