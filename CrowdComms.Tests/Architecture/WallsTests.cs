using System.Reflection;
using CrowdComms.Data;
using CrowdComms.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Architecture;

/// <summary>What the compiled projects must be like.</summary>
public sealed class WallsTests
{
    private static readonly Assembly Data = typeof(CrowdCommsContext).Assembly;
    private static readonly string[] ForAnybody = ["/account", "/setup", "/error", "/not-found", "/pair", "/w/", "/t/",
        "/c/", "/u/", "/register/"];

    [Fact]
    public void Every_page_is_for_people_who_signed_in()
    {
        var pages = typeof(Program).Assembly.GetTypes().Where(t => t.GetCustomAttributes<RouteAttribute>().Any())
            .ToList();
        Assert.NotEmpty(pages);
        Assert.All(pages, page => Assert.True(
            page.GetCustomAttributes<AuthorizeAttribute>().Any() || page.GetCustomAttributes<RouteAttribute>()
                .All(r => ForAnybody.Any(open => r.Template.StartsWith(open, StringComparison.Ordinal))),
            $"{page.FullName} has no [Authorize]."));
        Assert.All(pages.Where(p => p.GetCustomAttributes<AllowAnonymousAttribute>().Any()), page => Assert.All(
            page.GetCustomAttributes<RouteAttribute>(),
            r => Assert.Contains(ForAnybody, open => r.Template.StartsWith(open, StringComparison.Ordinal))));
    }

    [Fact]
    public void Entities_leave_the_data_project_for_nobody()
    {
        var entities = typeof(CrowdCommsContext).GetProperties()
            .Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(DbSet<>))
            .Select(p => p.PropertyType.GetGenericArguments()[0]).ToHashSet();
        var leaks = Data.GetExportedTypes()
            .Where(t => !entities.Contains(t) && !typeof(DbContext).IsAssignableFrom(t)
                && t.Namespace?.Contains(".Engines", StringComparison.Ordinal) != true && !IsOfEngines(t))
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(m => Within(m.ReturnType).Any(entities.Contains)).Select(m => $"{m.DeclaringType!.Name}.{m.Name}");
        Assert.Empty(leaks);
    }

    [Fact]
    public void The_web_asks_services_and_opens_no_context_but_where_Identity_is_wired()
    {
        var web = Path.Combine(Repository.Root, "CrowdComms.Web");
        var asking = Repository.Sources(web).Where(file => File.ReadAllText(file) is var text
                && (text.Contains("DbContext", StringComparison.Ordinal) || text.Contains("CrowdCommsContext", StringComparison.Ordinal)))
            .Select(file => Path.GetRelativePath(web, file).Replace('\\', '/'));
        Assert.Equal(["Accounts/AccountServices.cs"], asking);
    }

    [Fact]
    public void The_web_knows_no_engine_and_asks_in_one_way_whether_the_database_is_away()
    {
        var web = Path.Combine(Repository.Root, "CrowdComms.Web");
        var knowing = Repository.Sources(web)
            .Where(file => File.ReadAllText(file).Contains("IDatabaseEngine", StringComparison.Ordinal));
        Assert.Empty(knowing);
    }

    [Fact]
    public void Asynchronous_service_methods_take_a_cancellation_token_last()
    {
        var without = Data.GetExportedTypes().Where(t => t is { IsClass: true, IsSealed: true })
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(m => m.Name.EndsWith("Async", StringComparison.Ordinal)
                && m.Name != nameof(IAsyncDisposable.DisposeAsync))
            .Where(m => m.GetParameters().LastOrDefault()?.ParameterType is var last && last != typeof(CancellationToken)
                && !IsWork(last))
            .Select(m => $"{m.DeclaringType!.Name}.{m.Name}");
        Assert.Empty(without);
    }

    // Work that is handed over brings the token that it was made with.
    private static bool IsWork(Type? last) => typeof(Delegate).IsAssignableFrom(last);

    // An interface that the engines implement is asked by services alone.
    private static bool IsOfEngines(Type type) => type.IsInterface
        && Data.GetTypes().Any(t => t.IsClass && type.IsAssignableFrom(t) && t.Namespace!.Contains(".Engines.", StringComparison.Ordinal));

    private static IEnumerable<Type> Within(Type type) =>
        type.HasElementType ? Within(type.GetElementType()!) : type.GetGenericArguments().SelectMany(Within)
            .Append(type);
}
