using CrowdComms.Data.Common;
using static CrowdComms.Data.Capacity.CapacityTexts;

namespace CrowdComms.Data.Capacity;

/// <summary>The errors of a registration for which no place is left.</summary>
public static class CapacityErrors
{
    /// <summary>The event's capacity is used up. <paramref name="kept"/> of its places are reserved for people of the
    /// waiting list.</summary>
    public static Error EventFull(int capacity, int kept = 0) =>
        new(ErrorKind.Conflict, "event.full", kept == 0
            ? L.Count("The event is full: its 1 place is taken.", "The event is full: all {0:N0} places are taken.", capacity)
            : capacity == 1 ? L["The event is full: its 1 place is kept for a person on the waiting list."]
            : L["The event is full: all {0:N0} places are taken, {1:N0} of them kept for people on the waiting list.", capacity, kept]);

    /// <summary>The pass type's capacity is used up. <paramref name="kept"/> of its places are reserved for people of
    /// the waiting list.</summary>
    public static Error PassTypeFull(string name, int capacity, int kept = 0) => new(
        ErrorKind.Conflict, "pass_type.full",
        kept == 0
            ? L.Count("No {1} pass is left: the only one is taken. Choose another pass type.",
                "No {1} pass is left: all {0:N0} are taken. Choose another pass type.", capacity, name)
            : capacity == 1
                ? L["No {0} pass is left: the only one is kept for a person on the waiting list. Choose another pass type.", name]
            : L["No {1} pass is left: all {0:N0} are taken, {2:N0} of them kept for people on the waiting list. "
                + "Choose another pass type.", capacity, name, kept]);

    /// <summary>The places that are left go to people who have waited longer.</summary>
    public static Error OthersWait(string name) => new(
        ErrorKind.Conflict, "pass_type.full",
        L["No {0} pass is left for you: others are already waiting for one. Choose another pass type, or join the waiting list.", name]);

    /// <summary>The offer from the waiting list was not accepted in time.</summary>
    public static Error OfferOver =>
        new(ErrorKind.Conflict, "waiting_list.offer_over",
            L["This place is no longer kept for you: the offer has expired. You can wait for another one."]);

    /// <summary>The offer from the waiting list was accepted before, such as in another tab.</summary>
    public static Error OfferTaken =>
        new(ErrorKind.Conflict, "waiting_list.offer_taken",
            L["You are already registered: your link was used before. We sent your ticket to your email address."]);

    /// <summary>The offer was accepted before, and the registration was cancelled since.</summary>
    public static Error OfferCancelled =>
        new(ErrorKind.Conflict, "waiting_list.offer_taken",
            L["Your link was used before, and the registration has since been cancelled. To come after all, register again."]);

    /// <summary>The person of the offer is no longer on the waiting list.</summary>
    public static Error OfferLeft =>
        new(ErrorKind.Conflict, "waiting_list.left",
            L["You left the waiting list, or the organisers removed you, so no place is kept for you. You can join it again."]);
}
