using System.CodeDom.Compiler;
using System.Reflection;
using CrowdComms.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Tests.Web.Api;

/// <summary>
/// The delegate of an endpoint is compiled with the project, except where the generator would answer otherwise than the framework:
/// it forgets the name of an optional parameter with a wrong value, and reads forms in its own way. A service without an attribute
/// would be a body for it.
/// </summary>
public sealed class HandlerTests(ExpoApp expo) : IClassFixture<ExpoApp>
{
    private readonly IReadOnlyList<(string Address, MethodInfo Method, bool IsGenerated)> _handlers =
        [.. expo.App.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<MethodInfo>()?.DeclaringType?.Assembly == typeof(App).Assembly)
            .Select(e => (e.RoutePattern.RawText ?? "", e.Metadata.GetMetadata<MethodInfo>()!,
                e.Metadata.GetMetadata<GeneratedCodeAttribute>() is not null))];

    [Fact]
    public void A_service_of_a_handler_says_that_it_is_one()
    {
        var services = expo.App.Get<IServiceProviderIsService>();

        Assert.Empty(_handlers.SelectMany(h => h.Method.GetParameters())
            .Where(p => services.IsService(p.ParameterType) && p.ParameterType != typeof(HttpContext)
                && p.GetCustomAttribute<FromServicesAttribute>() is null)
            .Select(p => $"{p.Member.DeclaringType?.Name}.{p.Member.Name}: {p}"));
    }

    [Fact]
    public void A_delegate_is_compiled_with_the_project_unless_a_parameter_can_be_wrong()
    {
        Assert.InRange(_handlers.Count(h => h.IsGenerated), 60, int.MaxValue);

        Assert.Empty(_handlers.Where(h => h.IsGenerated == h.Method.GetParameters().Any(CanBeWrong))
            .Select(h => $"{h.Address} {h.Method.DeclaringType?.Name}.{h.Method.Name}, generated: {h.IsGenerated}"));
    }

    private static bool CanBeWrong(ParameterInfo parameter) => parameter.GetCustomAttribute<AsParametersAttribute>() is not null
        || parameter.GetCustomAttributes().OfType<IFromFormMetadata>().Any()
        || Nullable.GetUnderlyingType(parameter.ParameterType) is not null;
}
