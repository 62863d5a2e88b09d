using CrowdComms.Data.Common;

namespace CrowdComms.Data.WaitingList;

/// <summary>The errors of joining the waiting list and of offering places from it.</summary>
internal static class WaitingErrors
{
    internal static Error PlaceFree { get; } = new(ErrorKind.Conflict, "waiting_list.place_free",
        "There is a place for you at this moment. Register instead of waiting.");

    internal static Error NoPlace { get; } = new(ErrorKind.Conflict, "waiting_list.no_place",
        "No such place is free now. Raise a capacity first, or wait until somebody cancels.");

    internal static Error NotWaiting { get; } =
        new(ErrorKind.Conflict, "waiting_list.not_waiting", "This person waits no longer: look at the list again.");
}
