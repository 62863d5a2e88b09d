using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using CrowdComms.Data.Common;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CrowdComms.Web.Api;

/// <summary>
/// Knows the query parameters of each endpoint, which are those of the OpenAPI document, and refuses every other one: a
/// program that misspells a filter must not take the whole list for the filtered one.
/// </summary>
internal sealed class QueryNames(IApiDescriptionGroupCollectionProvider descriptions)
{
    private const int LongestName = 60;
    private readonly Lazy<FrozenDictionary<MethodInfo, FrozenDictionary<string, Type>>> _known = new(() => Read(descriptions));

    /// <summary>Checks the names of the query's parameters, and the values of those that take a member of a list.</summary>
    /// <returns>The problem, which names each parameter that is not acceptable; null if all are.</returns>
    internal ProblemHttpResult? Refusal(HttpContext http)
    {
        if (http.Request.Query.Count == 0 || Of(http.GetEndpoint()) is not { } known)
        {
            return null;
        }

        var problems = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var (name, values) in http.Request.Query)
        {
            if (!known.TryGetValue(name, out var type))
            {
                problems[name] = [Unknown(name, [.. known.Keys.Order(StringComparer.Ordinal)])];
            }
            else if (values.Count > 1 && !IsRepeatable(type))
            {
                problems[JsonNamingPolicy.CamelCase.ConvertName(name)] = ["This parameter takes one value. Send it once."];
            }
            else if (EnumNames.Of(type) is { } names && !values.All(v => names.Contains(v, StringComparer.Ordinal)))
            {
                problems[JsonNamingPolicy.CamelCase.ConvertName(name)] = [EnumNames.Sentence(names)];
            }
        }

        return problems.Count == 0 ? null : Error.Validation(problems).AsProblem();
    }

    /// <summary>The query parameters of an endpoint with the types of their values; null for what is not an endpoint of the API.</summary>
    internal IReadOnlyDictionary<string, Type>? Of(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<MethodInfo>() is { } method ? _known.Value.GetValueOrDefault(method) : null;

    private static FrozenDictionary<MethodInfo, FrozenDictionary<string, Type>> Read(IApiDescriptionGroupCollectionProvider descriptions) =>
        descriptions.ApiDescriptionGroups.Items.SelectMany(g => g.Items)
            .Select(api => (Method: api.ActionDescriptor.EndpointMetadata.OfType<MethodInfo>().FirstOrDefault(), api.ParameterDescriptions))
            .Where(api => api.Method is not null).DistinctBy(api => api.Method).ToFrozenDictionary(api => api.Method!,
                api => api.ParameterDescriptions.Where(p => p.Source == BindingSource.Query)
                    .ToFrozenDictionary(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name), TypeOf, StringComparer.OrdinalIgnoreCase));

    private static bool IsRepeatable(Type type) => type != typeof(string) && type.IsAssignableTo(typeof(System.Collections.IEnumerable));

    private static Type TypeOf(ApiParameterDescription parameter) =>
        (parameter.ParameterDescriptor as IParameterInfoParameterDescriptor)?.ParameterInfo?.ParameterType ?? parameter.Type;

    private static string Unknown(string name, IReadOnlyList<string> known)
    {
        var shown = name.Length > LongestName ? $"{name[..LongestName]}…" : name;
        return $"The parameter “{shown}” does not exist here. "
            + (known.Count == 0 ? "This endpoint takes no parameters."
                : Nearest(name, known) is { } meant ? $"Did you mean {meant}?"
                : $"This endpoint takes {string.Join(", ", known)}.");
    }

    // Half of the letters may differ: the sentence only asks.
    private static string? Nearest(string name, IReadOnlyList<string> known)
    {
        var typed = Letters(name);
        return typed.Length > LongestName ? null : known.Select(k => (Name: k, Far: Likeness.Distance(typed, Letters(k))))
            .Where(k => k.Far <= Math.Max(1, Math.Min(typed.Length, k.Name.Length) / 2)).OrderBy(k => k.Far).Select(k => k.Name)
            .FirstOrDefault();
    }

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}

/// <summary>Checks the query of each request to a group of endpoints.</summary>
internal static class CheckedQueries
{
    /// <summary>Refuses query parameters that an endpoint of the group does not have.</summary>
    internal static RouteGroupBuilder RefusesUnknownParameters(this RouteGroupBuilder group) => group.AddEndpointFilter((call, next) =>
        call.HttpContext.RequestServices.GetRequiredService<QueryNames>().Refusal(call.HttpContext) is { } refusal
            ? ValueTask.FromResult<object?>(refusal) : next(call));
}
