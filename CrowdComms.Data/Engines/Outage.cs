using CrowdComms.Data.Common;
using CrowdComms.Data.Languages;
using Microsoft.Extensions.Logging;
using static CrowdComms.Data.Engines.EnginesTexts;

namespace CrowdComms.Data.Engines;

/// <summary>Turns the exception of an unreachable database, or of a disk that takes nothing, into an error. Pages and endpoints
/// call it, so that they need not know which database is used.</summary>
public sealed class Outage(IDatabaseEngine engine, ILogger<Outage> log)
{
    /// <summary>The error of an unreachable database. Forms keep what was typed, as the sentence says.</summary>
    public static Error Error => new(ErrorKind.Unavailable, "database.unreachable",
        L["The database does not answer. Nothing is lost. What you typed is still here; try again in a moment."]);

    /// <summary>The code of a disk that takes nothing.</summary>
    public const string StorageFull = "storage.full";

    private static Error Full => new(ErrorKind.Unavailable, StorageFull,
        L["The disk is full. Nothing is lost, and what you typed is still here. Tell an admin, and try again when there is space."]);

    private static Error ReadOnly => new(ErrorKind.Unavailable, StorageFull,
        L["The disk is read-only. Nothing is lost, and what you typed is still here. Tell an admin, and try again when it is writable."]);

    private static Error Broken => new(ErrorKind.Unavailable, StorageFull,
        L["The disk does not work. Nothing is lost, and what you typed is still here. Tell an admin, and try again when it is repaired."]);

    private static Error[] All => [Error, Full, ReadOnly, Broken];

    private volatile bool _cannotWrite;

    /// <summary>Whether the last write that reached the disk failed.</summary>
    internal bool CannotWrite => _cannotWrite;

    /// <summary>Returns whether an exception means that the database or its disk cannot be used now.</summary>
    public bool Is(Exception failure) => engine.OutageOf(failure) is not null;

    /// <summary>Returns the error of an exception.</summary>
    /// <returns><c>database.unreachable</c>; <c>storage.full</c> for a disk that is full, can only be read or does not work, as
    /// the sentence says; null for an exception that has another cause.</returns>
    public Error? Of(Exception failure) => Of(engine.OutageOf(failure));

    /// <summary>Returns whether a sentence is one of an outage in the current language.</summary>
    public static bool Says(string? sentence) =>
        sentence is not null && All.Any(error => error.Message == sentence);

    /// <summary>Returns whether an error is that of a full disk, which ends when someone makes space.</summary>
    public static bool IsFull(Error error) => error == Full;

    /// <summary>The first sentence of an outage's error, without its full stop, for a heading.</summary>
    public static string Heading(Error error) => error.Message[..error.Message.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>Returns the error of an outage; null for none.</summary>
    internal Error? Of(OutageKind? kind)
    {
        _cannotWrite |= kind is OutageKind.DiskFull or OutageKind.DiskReadOnly or OutageKind.DiskBroken;
        return kind switch
        {
            OutageKind.Unreachable => Error,
            OutageKind.DiskFull => Full,
            OutageKind.DiskReadOnly => ReadOnly,
            OutageKind.DiskBroken => Broken,
            null => null,
        };
    }

    /// <summary>Notes that a write reached the disk again.</summary>
    internal void Written() => _cannotWrite = false;

    /// <summary>Calls a service, and returns an error instead of an exception when the database or its disk cannot be
    /// used.</summary>
    /// <param name="call">The call of the service.</param>
    /// <returns>The service's own result; <c>database.unreachable</c> while the database does not respond and
    /// <c>storage.full</c> while the disk takes nothing, which is also logged.</returns>
    public async Task<Result<T>> AskAsync<T>(Func<Task<Result<T>>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception failure) when (Of(failure) is { } error)
        {
            Log(failure);
            return error;
        }
    }

    // The log is in English, in whatever language the person asked.
    private void Log(Exception failure)
    {
        using (Language.English.Speak())
        {
            log.LogError(failure, "{Outage}", Of(failure) is { } error ? Heading(error) : "");
        }
    }

    /// <summary>Does several steps that belong to one press of a button, none of which expects an outage.</summary>
    /// <param name="work">The steps.</param>
    /// <returns>Done; <c>database.unreachable</c> while the database does not answer and <c>storage.full</c> while the disk takes
    /// nothing, which is logged.</returns>
    public Task<Result<Done>> TryAsync(Func<Task> work) => AskAsync<Done>(async () =>
    {
        await work();
        return default(Done);
    });
}
