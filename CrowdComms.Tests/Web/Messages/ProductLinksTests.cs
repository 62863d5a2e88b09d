using System.Reflection;
using CrowdComms.Data.Outbox;
using CrowdComms.Tests.Support;
using CrowdComms.Web;
using CrowdComms.Web.Messages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace CrowdComms.Tests.Web.Messages;

/// <summary>What messages link to is there.</summary>
public sealed class ProductLinksTests
{
    private const string Key = "0f3a";

    [Fact]
    public async Task Every_link_in_a_message_is_the_address_of_a_page_or_a_file()
    {
        await using var app = await AppInProcess.StartAsync();
        var routes = app.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => !e.RoutePattern.Parameters.Any(p => p.IsCatchAll))
            .Select(e => new TemplateMatcher(TemplateParser.Parse(e.RoutePattern.RawText!), [])).ToList();
        var links = app.Get<IProductLinks>();
        Assert.All(typeof(IProductLinks).GetMethods(), method =>
        {
            var link = Link(links, method);
            Assert.True(routes.Exists(r => r.TryMatch(link.AbsolutePath, [])), $"{method.Name}: no route for {link}");
        });
    }

    [Fact]
    public void Every_link_in_a_message_keeps_the_path_of_the_public_address()
    {
        var links = new ProductLinks(new MessageSite { Base = new Uri("https://fair.example/tickets/") });
        Assert.All(typeof(IProductLinks).GetMethods(), method => Assert.StartsWith(
            "https://fair.example/tickets/", Link(links, method).AbsoluteUri, StringComparison.Ordinal));
    }

    private static Uri Link(IProductLinks links, MethodInfo method) => (Uri)method.Invoke(links,
        [.. method.GetParameters().Select(p => p.ParameterType == typeof(Guid) ? Guid.Empty
            : p.Name == "fileName" ? "registrants.csv" : (object)Key)])!;
}
