using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace CrowdComms.Tests.Support;

/// <summary>The database engines that every service test runs on.</summary>
public enum Engine
{
    /// <summary>SQLite, with one file for each test.</summary>
    Sqlite,
    /// <summary>PostgreSQL, with one database for each test.</summary>
    Postgres,
}

/// <summary>Runs a theory on both engines. Further arguments follow the engine; repeat the attribute for several
/// rows.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class BothEnginesAttribute(params object?[] arguments) : DataAttribute
{
    /// <inheritdoc />
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod, DisposalTracker disposalTracker) =>
            ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(
                [.. Enum.GetValues<Engine>().Select(engine => new TheoryDataRow([engine, .. arguments]))]);

    /// <inheritdoc />
    public override bool SupportsDiscoveryEnumeration() => true;
}
