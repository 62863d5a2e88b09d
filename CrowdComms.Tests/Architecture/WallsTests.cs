using System.Reflection;
using CrowdComms.Data;
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
                && t.Namespace?.Contains(".Engines", StringComparison.Ordinal) != true)
            .SelectMany(
                t => t.GetMethods(
                    BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(m => Within(m.ReturnType).Any(entities.Contains)).Select(m => $"{m.DeclaringType!.Name}.{m.Name}");
        Assert.Empty(leaks);
    }

    [Fact]
    public void Asynchronous_service_methods_take_a_cancellation_token_last()
    {
        var without = Data.GetExportedTypes().Where(t => t is { IsClass: true, IsSealed: true })
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(m => m.Name.EndsWith("Async", StringComparison.Ordinal)
                && m.Name != nameof(IAsyncDisposable.DisposeAsync))
            .Where(m => m.GetParameters().LastOrDefault()?.ParameterType != typeof(CancellationToken))
            .Select(m => $"{m.DeclaringType!.Name}.{m.Name}");
        Assert.Empty(without);
    }

    private static IEnumerable<Type> Within(Type type) =>
        type.HasElementType ? Within(type.GetElementType()!) : type.GetGenericArguments().SelectMany(Within)
            .Append(type);
}
