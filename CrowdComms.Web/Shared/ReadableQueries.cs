using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.WebUtilities;

namespace CrowdComms.Web.Shared;

/// <summary>
/// Leaves out of an address what its page cannot read, such as <c>?known=zzz</c> where it takes true or false. People mangle
/// addresses when they copy and type them, and the framework answers each such value with an error instead of the page.
/// </summary>
internal static class ReadableQueries
{
    private static readonly MethodInfo Parsing =
        typeof(ReadableQueries).GetMethod(nameof(Parses), BindingFlags.Static | BindingFlags.NonPublic)!;

    // A page contains components that read the address too. Any page may contain any of them.
    private static readonly ILookup<string, Type> OfParts = Parameters(typeof(App).Assembly.GetTypes()
        .Where(t => typeof(IComponent).IsAssignableFrom(t) && !t.IsDefined(typeof(RouteAttribute))));

    /// <summary>Leaves what cannot be read out of the addresses of all pages.</summary>
    internal static IApplicationBuilder UseReadableQueries(this IApplicationBuilder app) => app.Use(static (http, next) =>
    {
        var page = http.GetEndpoint()?.Metadata;
        if (page?.GetMetadata<ComponentTypeMetadata>() is not { } component || !http.Request.QueryString.HasValue
            || Readable(http.Request.QueryString, Parameters([component.Type])) is not { } readable)
        {
            return next(http);
        }

        http.Request.QueryString = readable;
        if (page.GetMetadata<ExcludeFromInteractiveRoutingAttribute>() is not null || !HttpMethods.IsGet(http.Request.Method))
        {
            return next(http);
        }

        // A circuit reads the address that the browser shows, so the browser is led to the readable one.
        http.Response.Redirect($"{http.Request.PathBase}{http.Request.Path}{readable}");
        return Task.CompletedTask;
    });

    /// <summary>The parameters that components take from the address: from the name to the types that are read.</summary>
    internal static ILookup<string, Type> Parameters(IEnumerable<Type> components) => components
        .SelectMany(c => c.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        .Select(property => (Property: property, Query: property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()))
        .Where(p => p.Query is not null)
        .ToLookup(p => p.Query!.Name ?? p.Property.Name, p => p.Property.PropertyType, StringComparer.OrdinalIgnoreCase);

    // Null if the page can read the whole query.
    private static QueryString? Readable(QueryString query, ILookup<string, Type> own)
    {
        var (kept, isWhole) = (new List<string>(), true);
        foreach (var pair in new QueryStringEnumerable(query.Value))
        {
            var (name, text) = (pair.DecodeName().ToString(), pair.DecodeValue().ToString());
            if (own[name].Concat(OfParts[name]).All(type => Reads(type, text)))
            {
                kept.Add($"{pair.EncodedName}={pair.EncodedValue}");
            }
            else
            {
                isWhole = false;
            }
        }

        return isWhole ? null : kept.Count == 0 ? QueryString.Empty : new QueryString($"?{string.Join('&', kept)}");
    }

    private static bool Reads(Type type, string text) =>
        type.IsArray ? Reads(type.GetElementType()!, text)
        : Nullable.GetUnderlyingType(type) is { } inner ? text.Length == 0 || Reads(inner, text)
        : Parsing.MakeGenericMethod(type).Invoke(null, [text]) is true;

    private static bool Parses<T>(string text)
        where T : IParsable<T> => T.TryParse(text, CultureInfo.InvariantCulture, out _);
}
