using CrowdComms.Data.Common;

namespace CrowdComms.Data.Webhooks;

/// <summary>The kinds of delivery that a webhook can ask for.</summary>
public static class WebhookKinds
{
    internal const string Entered = "zone.entered", Left = "zone.left", Test = "test";

    /// <summary>Every kind, by its name in the API.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["registrant.registered", "registrant.confirmed", "registrant.cancelled", "registrant.checked_in",
            "registrant.check_in_undone", Entered, Left];

    /// <summary>The kind of delivery for a change of status.</summary>
    internal static string Of(RegistrantStatus? from, RegistrantStatus to) => to switch
    {
        RegistrantStatus.Registered => "registrant.registered",
        RegistrantStatus.Confirmed => from == RegistrantStatus.CheckedIn ? "registrant.check_in_undone"
            : "registrant.confirmed",
        RegistrantStatus.Cancelled => "registrant.cancelled",
        RegistrantStatus.CheckedIn => "registrant.checked_in",
    };
}
