namespace CrowdComms.Web.Accounts;

/// <summary>Decides which page follows after signing in or out.</summary>
public static class ReturnAddress
{
    /// <summary>Returns the requested address if it is a page of this installation, otherwise <paramref
    /// name="otherwise"/>. So no link leads to another host.</summary>
    public static string Of(string? wish, string otherwise) =>
        wish is ['/', ..] && !wish.StartsWith("//", StringComparison.Ordinal) && !wish.StartsWith("/\\", StringComparison.Ordinal)
        && Uri.IsWellFormedUriString(wish, UriKind.Relative)
            ? wish
            : otherwise;
}
