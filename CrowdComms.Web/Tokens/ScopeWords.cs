using CrowdComms.Data.Tokens;

namespace CrowdComms.Web.Tokens;

/// <summary>The scopes of API keys: their names in the API, and their meaning in words.</summary>
internal static class ScopeWords
{
    /// <summary>All scopes, the one with the fewest rights first.</summary>
    internal static IReadOnlyList<ApiScope> All { get; } = [ApiScope.Scan, ApiScope.Read, ApiScope.Write];

    /// <summary>The single scopes of a set.</summary>
    internal static IEnumerable<ApiScope> In(ApiScope set) => All.Where(scope => set.HasFlag(scope));

    /// <summary>The name of a scope in the API: <c>scan</c>, <c>read</c> or <c>write</c>.</summary>
    internal static string Name(ApiScope scope) => scope.ToString().ToLowerInvariant();

    /// <summary>A sentence that says what a key with this scope may do.</summary>
    internal static string Meaning(ApiScope scope) => scope switch
    {
        ApiScope.Scan => "Check people in at stations, as staff do.",
        ApiScope.Read => "Read everything that an organiser sees, including personal data.",
        ApiScope.Write => "Register, change and cancel people; change passes, zones and settings.",
        _ => "",
    };

    /// <summary>The set of scopes with these names; null if one of the names is unknown.</summary>
    internal static ApiScope? Read(IEnumerable<string?> names)
    {
        var set = ApiScope.None;
        foreach (var name in names)
        {
            var scope = All.FirstOrDefault(s => Name(s) == name);
            if (scope is ApiScope.None)
            {
                return null;
            }

            set |= scope;
        }

        return set;
    }
}
