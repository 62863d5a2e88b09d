using CrowdComms.Data.Common;
using static CrowdComms.Data.WaitingList.WaitingListTexts;

namespace CrowdComms.Data.WaitingList;

/// <summary>The errors of joining the waiting list and of offering places from it.</summary>
internal static class WaitingErrors
{
    internal static Error PlaceFree => new(ErrorKind.Conflict, "waiting_list.place_free",
        L["A place is free now. Register instead of waiting."]);

    internal static Error NoPlace => new(ErrorKind.Conflict, "waiting_list.no_place",
        L["No place is free for this pass type. Raise the capacity, or wait until someone cancels."]);

    internal static Error NotWaiting =>
        new(ErrorKind.Conflict, "waiting_list.not_waiting", L["This person is no longer waiting. Reload the list."]);
}
