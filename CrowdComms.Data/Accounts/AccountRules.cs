using CrowdComms.Data.Common;

namespace CrowdComms.Data.Accounts;

/// <summary>Settings of the installation that apply to every account.</summary>
public sealed record AccountRules
{
    /// <summary>Whether every user needs a second factor to work at any event.</summary>
    public bool RequireTwoFactor { get; init; }
}

/// <summary>The errors of accounts that lack a second factor.</summary>
public static class AccountErrors
{
    /// <summary>The event requires a second factor, and the user's account has none.</summary>
    public static Error TwoFactorRequired { get; } = new(ErrorKind.Forbidden, "two_factor_required",
        "This event is open to accounts with a second factor only. Set one up in your account.");

    /// <summary>The installation requires a second factor, and the user's account has none.</summary>
    public static Error TwoFactorRequiredHere { get; } =
        TwoFactorRequired with
        {
            Message = "CrowdComms is open to accounts with a second factor only here. Set one "
            + "up in your account."
        };
}
