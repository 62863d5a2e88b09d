namespace CrowdComms.Web.Accounts;

/// <summary>Where to go after signing in or out.</summary>
public static class ReturnAddress
{
    /// <summary>The wish, if it is a page of this installation; else <paramref name="otherwise"/>. Nobody is sent to another host.</summary>
    public static string Of(string? wish, string otherwise) =>
        wish is ['/', ..] && !wish.StartsWith("//", StringComparison.Ordinal) && !wish.StartsWith("/\\", StringComparison.Ordinal)
        && Uri.IsWellFormedUriString(wish, UriKind.Relative)
            ? wish
            : otherwise;
}
