using Tocsin.Aws;
using Tocsin.Text;

namespace Tocsin.Elb;

/// <summary>Every load balancer with its listeners and their rules, and every target group with its targets.</summary>
/// <remarks>Immutable and structurally shared; safe for any number of readers.</remarks>
public sealed class ElbState
{
    private readonly ScopedMap<LoadBalancer> balancers;
    private readonly ScopedMap<Listener> listeners;
    private readonly ScopedMap<ListenerRule> rules;
    private readonly ScopedMap<TargetGroup> groups;
    // By the group's resource.
    private readonly ScopedMap<OrderedMap<Target>> targets;

    private ElbState(
        ScopedMap<LoadBalancer> balancers, ScopedMap<Listener> listeners, ScopedMap<ListenerRule> rules, ScopedMap<TargetGroup> groups,
        ScopedMap<OrderedMap<Target>> targets) =>
        (this.balancers, this.listeners, this.rules, this.groups, this.targets) = (balancers, listeners, rules, groups, targets);

    public static ElbState Empty { get; } = new(
        ScopedMap<LoadBalancer>.Empty, ScopedMap<Listener>.Empty, ScopedMap<ListenerRule>.Empty, ScopedMap<TargetGroup>.Empty,
        ScopedMap<OrderedMap<Target>>.Empty);

    /// <summary>What is stored: what owns before what is owned.</summary>
    public IEnumerable<Resource> Resources =>
        [.. groups.All, .. targets.All.SelectMany(t => t.All), .. balancers.All, .. listeners.All, .. rules.All];

    public LoadBalancer? FindLoadBalancer(Arn arn) => balancers.Find(Scope.Of(arn), arn.Resource);

    public Listener? FindListener(Arn arn) => listeners.Find(Scope.Of(arn), arn.Resource);

    public ListenerRule? FindRule(Arn arn) => rules.Find(Scope.Of(arn), arn.Resource);

    public TargetGroup? FindTargetGroup(Arn arn) => groups.Find(Scope.Of(arn), arn.Resource);

    public Target? FindTarget(Arn arn) => TargetsAt(Scope.Of(arn), GroupOf(arn)).Find(arn.Resource);

    /// <summary>In the order in which they were registered.</summary>
    public IEnumerable<Target> TargetsOf(Arn group) => TargetsAt(Scope.Of(group), group.Resource).All;

    /// <summary>The load balancers that forward to a group, by a listener or one of its rules.</summary>
    public ValueList<string> LoadBalancersOf(Arn group)
    {
        var scope = Scope.Of(group);
        string arn = group.ToString();
        var direct = ListenersIn(scope).Where(l => Forwarding.Names(l.Asked.DefaultActions, arn)).Select(l => l.LoadBalancer);
        var byRule = RulesIn(scope).Where(r => Forwarding.Names(r.Asked.Actions, arn)).Select(r => FindListener(r.Listener)?.LoadBalancer);
        return direct.Concat(byRule.OfType<Arn>()).Select(b => b.ToString()).Distinct().ToValueList();
    }

    public ElbState With(LoadBalancer balancer) =>
        new(balancers.With(Scope.Of(balancer.Arn), balancer.Arn.Resource, balancer), listeners, rules, groups, targets);

    public ElbState With(Listener listener) =>
        new(balancers, listeners.With(Scope.Of(listener.Arn), listener.Arn.Resource, listener), rules, groups, targets);

    public ElbState With(ListenerRule rule) =>
        new(balancers, listeners, rules.With(Scope.Of(rule.Arn), rule.Arn.Resource, rule), groups, targets);

    public ElbState With(TargetGroup group) =>
        new(balancers, listeners, rules, groups.With(Scope.Of(group.Arn), group.Arn.Resource, group), targets);

    /// <remarks>A target of a group that is not there is none: the group owns it.</remarks>
    public ElbState With(Target target) =>
        FindTargetGroup(target.Group) is null ? this : WithTargets(target.Group, t => t.With(target.Arn.Resource, target));

    /// <summary>Without it, and without what it owns.</summary>
    public ElbState Without(Arn arn)
    {
        var scope = Scope.Of(arn);
        switch (arn.Resource.Split('/')[0])
        {
            case "loadbalancer":
                var gone = ListenersIn(scope).Where(l => l.LoadBalancer == arn).Aggregate(this, (state, l) => state.Without(l.Arn));
                return new(gone.balancers.Without(scope, arn.Resource), gone.listeners, gone.rules, groups, targets);
            case "listener":
                var left = RulesIn(scope).Where(r => r.Listener == arn).Aggregate(rules, (all, r) => all.Without(scope, r.Arn.Resource));
                return new(balancers, listeners.Without(scope, arn.Resource), left, groups, targets);
            case "listener-rule":
                return new(balancers, listeners, rules.Without(scope, arn.Resource), groups, targets);
            case "targetgroup":
                return new(
                    balancers, listeners, rules, groups.Without(scope, arn.Resource), targets.Without(scope, arn.Resource));
            case "target":
                return WithTargets(arn with { Resource = GroupOf(arn) }, t => t.Without(arn.Resource));
            default:
                return this;
        }
    }

    internal IEnumerable<LoadBalancer> LoadBalancersIn(Scope scope) => balancers.In(scope).Values;

    internal IEnumerable<Listener> ListenersIn(Scope scope) => listeners.In(scope).Values;

    internal IEnumerable<ListenerRule> RulesIn(Scope scope) => rules.In(scope).Values;

    internal IEnumerable<TargetGroup> TargetGroupsIn(Scope scope) => groups.In(scope).Values;

    /// <summary><c>target/NAME/ID/TARGET</c> is of <c>targetgroup/NAME/ID</c>.</summary>
    private static string GroupOf(Arn target) => $"targetgroup/{string.Join('/', target.Resource.Split('/').Skip(1).Take(2))}";

    private OrderedMap<Target> TargetsAt(Scope scope, string group) => targets.Find(scope, group) ?? OrderedMap<Target>.Empty;

    private ElbState WithTargets(Arn group, Func<OrderedMap<Target>, OrderedMap<Target>> change)
    {
        var scope = Scope.Of(group);
        return new(
            balancers, listeners, rules, groups, targets.With(scope, group.Resource, change(TargetsAt(scope, group.Resource))));
    }
}
