using CrowdComms.Data.Tokens;

namespace CrowdComms.Web.Tokens;

/// <summary>The scopes of API keys by their names in the API, and in words.</summary>
internal static class ScopeWords
{
    /// <summary>Every scope, the least first.</summary>
    internal static IReadOnlyList<ApiScope> All { get; } = [ApiScope.Scan, ApiScope.Read, ApiScope.Write];

    /// <summary>The scopes of a set.</summary>
    internal static IEnumerable<ApiScope> In(ApiScope set) => All.Where(scope => set.HasFlag(scope));

    /// <summary><c>scan</c>, <c>read</c> or <c>write</c>.</summary>
    internal static string Name(ApiScope scope) => scope.ToString().ToLowerInvariant();

    /// <summary>What a key with this scope may do.</summary>
    internal static string Meaning(ApiScope scope) => scope switch
    {
        ApiScope.Scan => "Check people in at stations, as staff do.",
        ApiScope.Read => "Read everything that an organiser sees, people's data too.",
        ApiScope.Write => "Register, change and cancel people; change passes, zones and settings.",
        _ => "",
    };

    /// <summary>The set that these names say; null when one of them is no scope.</summary>
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
