using CrowdComms.Data.Common;

namespace CrowdComms.Data.Accounts;

/// <summary>What holds for every account of the installation.</summary>
public sealed record AccountRules
{
    /// <summary>Whether nobody works at any event without a second factor.</summary>
    public bool RequireTwoFactor { get; init; }
}

/// <summary>The refusals about accounts.</summary>
public static class AccountErrors
{
    /// <summary>The event asks for a second factor, and the account has none.</summary>
    public static Error TwoFactorRequired { get; } = new(ErrorKind.Forbidden, "two_factor_required",
        "This event is open to accounts with a second factor only. Set one up in your account.");

    /// <summary>The installation asks for a second factor, and the account has none.</summary>
    public static Error TwoFactorRequiredHere { get; } =
        TwoFactorRequired with { Message = "CrowdComms is open to accounts with a second factor only here. Set one "
            + "up in your account." };
}
