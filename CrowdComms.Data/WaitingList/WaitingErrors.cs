using CrowdComms.Data.Common;

namespace CrowdComms.Data.WaitingList;

/// <summary>The errors of joining the waiting list and of offering places from it.</summary>
internal static class WaitingErrors
{
    internal static Error PlaceFree { get; } = new(ErrorKind.Conflict, "waiting_list.place_free",
        "A place is free now. Register instead of waiting.");

    internal static Error NoPlace { get; } = new(ErrorKind.Conflict, "waiting_list.no_place",
        "No place is free for this pass type. Raise the capacity, or wait until someone cancels.");

    internal static Error NotWaiting { get; } =
        new(ErrorKind.Conflict, "waiting_list.not_waiting", "This person is no longer waiting. Reload the list.");
}
