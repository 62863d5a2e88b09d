using CrowdComms.Data.Common;

namespace CrowdComms.Data.Capacity;

/// <summary>The errors of a registration for which no place is left.</summary>
public static class CapacityErrors
{
    /// <summary>The event's capacity is used up. <paramref name="kept"/> of its places are reserved for people of the
    /// waiting list.</summary>
    public static Error EventFull(int capacity, int kept = 0) =>
        new(ErrorKind.Conflict, "event.full", $"The event is full: all {capacity} places are taken{KeptWords(kept)}.");

    /// <summary>The pass type's capacity is used up. <paramref name="kept"/> of its places are reserved for people of
    /// the waiting list.</summary>
    public static Error PassTypeFull(string name, int capacity, int kept = 0) => new(
        ErrorKind.Conflict, "pass_type.full",
        $"No {name} pass is left: all {capacity} are taken{KeptWords(kept)}. Choose another pass type.");

    /// <summary>The places that are left go to people who have waited longer.</summary>
    public static Error OthersWait(string name) => new(
        ErrorKind.Conflict, "pass_type.full",
        $"No {name} pass is left for you: others wait for one already. Choose another pass, or wait too.");

    /// <summary>The offer from the waiting list was not accepted in time.</summary>
    public static Error OfferOver { get; } =
        new(ErrorKind.Conflict, "waiting_list.offer_over",
            "This place is not kept for you any more: the time of the offer is over. You can wait for another one.");

    /// <summary>The offer from the waiting list was accepted before, such as in another tab.</summary>
    public static Error OfferTaken { get; } =
        new(ErrorKind.Conflict, "waiting_list.offer_taken",
            "You are registered: this place was taken with your link before. Your ticket was sent to your address.");

    /// <summary>The offer was accepted before, and the registration was cancelled since.</summary>
    public static Error OfferCancelled { get; } =
        new(ErrorKind.Conflict, "waiting_list.offer_taken",
            "This place was taken with your link before, and your registration was cancelled since. To come after all, register again.");

    /// <summary>The person of the offer is not on the waiting list any more.</summary>
    public static Error OfferLeft { get; } =
        new(ErrorKind.Conflict, "waiting_list.left",
            "You have left the waiting list, or the organisers took you off it, so no place is kept for you. You can join it again.");

    private static string KeptWords(int kept) =>
        kept == 0 ? "" : $", {kept} of them kept for people on the waiting list";
}
