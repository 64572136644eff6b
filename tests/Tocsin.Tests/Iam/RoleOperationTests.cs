using Tocsin.Iam.Shapes;

namespace Tocsin.Tests.Iam;

public sealed class RoleOperationTests
{
    private const string Managed = "arn:aws:iam::aws:policy/ReadOnlyAccess";

    private readonly World world = World.Usual();

    [Fact]
    public void A_role_is_told_as_it_was_made_and_with_no_member_that_nobody_sent()
    {
        var role = world.Do(IamApi.GetRole, new GetRoleRequest { RoleName = "r" }).Role!;
        Assert.Equal(
            new Role
            {
                Path = "/",
                RoleName = "r",
                RoleId = role.RoleId,
                Arn = "arn:aws:iam::111122223333:role/r",
                CreateDate = World.Now,
                AssumeRolePolicyDocument = Uri.EscapeDataString(World.Trust),
                MaxSessionDuration = 3600,
                RoleLastUsed = new RoleLastUsed(),
            },
            role);
        Assert.StartsWith("AROA", role.RoleId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_that_is_made_does_not_tell_how_long_its_sessions_last()
    {
        var made = world.Do(
            IamApi.CreateRole, new CreateRoleRequest { RoleName = "s", AssumeRolePolicyDocument = World.Trust, MaxSessionDuration = 7200 });
        Assert.Null(made.Role!.MaxSessionDuration);
        Assert.Equal(7200, world.Do(IamApi.GetRole, new GetRoleRequest { RoleName = "s" }).Role!.MaxSessionDuration);
    }

    [Fact]
    public void An_update_changes_what_it_names()
    {
        world.Do(IamApi.UpdateRole, new UpdateRoleRequest { RoleName = "r", MaxSessionDuration = 7200 });
        Assert.Equal("new", world.Do(
            IamApi.UpdateRoleDescription, new UpdateRoleDescriptionRequest { RoleName = "r", Description = "new" }).Role!.Description);
        const string Trust = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sts:AssumeRole"}]}
            """;
        world.Do(IamApi.UpdateAssumeRolePolicy, new UpdateAssumeRolePolicyRequest { RoleName = "r", PolicyDocument = Trust });
        var role = world.Do(IamApi.GetRole, new GetRoleRequest { RoleName = "r" }).Role!;
        Assert.Equal(
            ("new", 7200, Uri.EscapeDataString(Trust)), (role.Description, role.MaxSessionDuration, role.AssumeRolePolicyDocument));
        Assert.Equal(
            ("MalformedPolicyDocument", "This policy contains invalid Json", 400),
            world.Refused(IamApi.UpdateAssumeRolePolicy, new UpdateAssumeRolePolicyRequest { RoleName = "r", PolicyDocument = "{" }));
    }

    [Fact]
    public void Roles_are_listed_by_path_and_in_pages_without_tags_and_boundaries()
    {
        world.Do(IamApi.TagRole, new TagRoleRequest { RoleName = "r", Tags = [new Tag { Key = "a", Value = "1" }] });
        world.Do(IamApi.PutRolePermissionsBoundary,
            new PutRolePermissionsBoundaryRequest { RoleName = "r", PermissionsBoundary = World.PolicyArn });
        foreach (string name in new[] { "Q", "z" })
        {
            world.Do(
                IamApi.CreateRole, new CreateRoleRequest { RoleName = name, Path = "/alerts/", AssumeRolePolicyDocument = World.Trust });
        }
        var first = world.Do(IamApi.ListRoles, new ListRolesRequest { MaxItems = 2 });
        Assert.Equal(["Q", "r"], first.Roles!.Value.Select(r => r.RoleName));
        Assert.Equal((true, null, null), (first.IsTruncated, first.Roles!.Value[1].Tags, first.Roles!.Value[1].PermissionsBoundary));
        var rest = world.Do(IamApi.ListRoles, new ListRolesRequest { MaxItems = 2, Marker = first.Marker });
        Assert.Equal(["z"], rest.Roles!.Value.Select(r => r.RoleName));
        Assert.Equal((false, null), (rest.IsTruncated, rest.Marker));
        Assert.Equal(
            ["Q", "z"], world.Do(IamApi.ListRoles, new ListRolesRequest { PathPrefix = "/alerts/" }).Roles!.Value.Select(r => r.RoleName));
    }

    [Fact]
    public void A_role_with_policies_is_not_deleted()
    {
        world.Do(IamApi.PutRolePolicy, new PutRolePolicyRequest { RoleName = "r", PolicyName = "own", PolicyDocument = World.Document });
        world.Do(IamApi.AttachRolePolicy, new AttachRolePolicyRequest { RoleName = "r", PolicyArn = Managed });
        Assert.Equal(("DeleteConflict", "Cannot delete entity, must delete policies first.", 409), Deleted());
        world.Do(IamApi.DeleteRolePolicy, new DeleteRolePolicyRequest { RoleName = "r", PolicyName = "own" });
        Assert.Equal(("DeleteConflict", "Cannot delete entity, must detach all policies first.", 409), Deleted());
        world.Do(IamApi.DetachRolePolicy, new DetachRolePolicyRequest { RoleName = "r", PolicyArn = Managed });
        world.Do(IamApi.DeleteRole, new DeleteRoleRequest { RoleName = "r" });
        Assert.Equal(("NoSuchEntity", "The role with name r cannot be found.", 404), Deleted());
    }

    [Fact]
    public void A_policy_of_a_role_s_own_is_told_as_it_was_put()
    {
        world.Do(IamApi.PutRolePolicy, new PutRolePolicyRequest { RoleName = "r", PolicyName = "own", PolicyDocument = World.Document });
        Assert.Equal(
            new GetRolePolicyResponse { RoleName = "r", PolicyName = "own", PolicyDocument = Uri.EscapeDataString(World.Document) },
            world.Do(IamApi.GetRolePolicy, new GetRolePolicyRequest { RoleName = "r", PolicyName = "own" }));
        var listed = world.Do(IamApi.ListRolePolicies, new ListRolePoliciesRequest { RoleName = "r" });
        Assert.Equal("own", Assert.Single(listed.PolicyNames!.Value));
        Assert.False(listed.IsTruncated);
        Assert.Equal(
            ("NoSuchEntity", "The role policy with name x cannot be found.", 404),
            world.Refused(IamApi.GetRolePolicy, new GetRolePolicyRequest { RoleName = "r", PolicyName = "x" }));
        Assert.Equal(
            ("NoSuchEntity", "The role policy with name x cannot be found.", 404),
            world.Refused(IamApi.DeleteRolePolicy, new DeleteRolePolicyRequest { RoleName = "r", PolicyName = "x" }));
    }

    [Fact]
    public void Attached_policies_are_listed_by_path_and_detached_once()
    {
        const string Execution = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy";
        world.Do(IamApi.AttachRolePolicy, new AttachRolePolicyRequest { RoleName = "r", PolicyArn = Execution });
        world.Do(IamApi.AttachRolePolicy, new AttachRolePolicyRequest { RoleName = "r", PolicyArn = Managed });
        var all = world.Do(IamApi.ListAttachedRolePolicies, new ListAttachedRolePoliciesRequest { RoleName = "r" });
        Assert.Equal([("ReadOnlyAccess", Managed), ("AmazonECSTaskExecutionRolePolicy", Execution)],
            all.AttachedPolicies!.Value.Select(p => (p.PolicyName, p.PolicyArn)));
        var some = world.Do(
            IamApi.ListAttachedRolePolicies, new ListAttachedRolePoliciesRequest { RoleName = "r", PathPrefix = "/service-role/" });
        Assert.Equal([Execution], some.AttachedPolicies!.Value.Select(p => p.PolicyArn));
        world.Do(IamApi.DetachRolePolicy, new DetachRolePolicyRequest { RoleName = "r", PolicyArn = Managed });
        Assert.Equal(
            ("NoSuchEntity", $"Policy {Managed} was not found.", 404),
            world.Refused(IamApi.DetachRolePolicy, new DetachRolePolicyRequest { RoleName = "r", PolicyArn = Managed }));
    }

    [Fact]
    public void A_boundary_is_put_and_taken_away()
    {
        world.Do(IamApi.PutRolePermissionsBoundary,
            new PutRolePermissionsBoundaryRequest { RoleName = "r", PermissionsBoundary = World.PolicyArn });
        Assert.Equal(
            new AttachedPermissionsBoundary { PermissionsBoundaryType = "Policy", PermissionsBoundaryArn = World.PolicyArn },
            world.Do(IamApi.GetRole, new GetRoleRequest { RoleName = "r" }).Role!.PermissionsBoundary);
        world.Do(IamApi.DeleteRolePermissionsBoundary, new DeleteRolePermissionsBoundaryRequest { RoleName = "r" });
        Assert.Null(world.Do(IamApi.GetRole, new GetRoleRequest { RoleName = "r" }).Role!.PermissionsBoundary);
    }

    [Fact]
    public void A_role_is_tagged_and_untagged_and_has_no_instance_profile()
    {
        world.Do(IamApi.TagRole,
            new TagRoleRequest { RoleName = "r", Tags = [new Tag { Key = "b", Value = "1" }, new Tag { Key = "a", Value = "2" }] });
        world.Do(IamApi.UntagRole, new UntagRoleRequest { RoleName = "r", TagKeys = ["b"] });
        var tags = world.Do(IamApi.ListRoleTags, new ListRoleTagsRequest { RoleName = "r" });
        Assert.Equal(new Tag { Key = "a", Value = "2" }, Assert.Single(tags.Tags!.Value));
        Assert.False(tags.IsTruncated);
        Assert.Equal(tags.Tags, world.Do(IamApi.GetRole, new GetRoleRequest { RoleName = "r" }).Role!.Tags);
        Assert.Empty(world.Do(
            IamApi.ListInstanceProfilesForRole, new ListInstanceProfilesForRoleRequest { RoleName = "r" }).InstanceProfiles!.Value);
        Assert.Equal(
            ("NoSuchEntity", "The role with name x cannot be found.", 404),
            world.Refused(IamApi.ListInstanceProfilesForRole, new ListInstanceProfilesForRoleRequest { RoleName = "x" }));
    }

    private (string?, string?, int?) Deleted() => world.Refused(IamApi.DeleteRole, new DeleteRoleRequest { RoleName = "r" });
}
