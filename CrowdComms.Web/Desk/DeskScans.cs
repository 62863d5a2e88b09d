using CrowdComms.Data.Access;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Venue;
using CrowdComms.Web.Scans;

namespace CrowdComms.Web.Desk;

/// <summary>The services that a desk needs to decide scans and take them back.</summary>
internal sealed record DeskServices(CheckInService CheckIn, ScanUndoService Undo, LatestScans Latest);

/// <summary>A scan that waited for the connection, and what became of it.</summary>
/// <param name="ScanId">The scan's id.</param>
/// <param name="Text">What was scanned or typed.</param>
/// <param name="Answer">The answer; null while staff still have to look at the text.</param>
/// <param name="Problem">Why the scan could not be decided, as one sentence; null where staff have to look for the
/// person.</param>
public sealed record LateScan(Guid ScanId, string Text, ScanAnswer? Answer, string? Problem = null);

/// <summary>The scans of one desk: it decides them, takes them back, and holds what the desk shows of them.</summary>
internal sealed class DeskScans(DeskServices services, EventAccess access, StationChoice station)
{
    private readonly List<LateScan> _late = [];

    /// <summary>The answer of the last scan; null before the first and after Escape.</summary>
    internal ScanAnswer? Answer { get; private set; }

    /// <summary>Whether the last scan was undone.</summary>
    internal bool IsUndone { get; private set; }

    /// <summary>The scan that staff are about to take back, and the name of its registrant; null for none.</summary>
    internal UndoAsked? Undoing { get; set; }

    /// <summary>The id and the tone of the scan that was decided last, for the script of the field.</summary>
    internal string? Answered { get; private set; }

    /// <summary>The scans that waited for the connection: first those that were refused, then by time.</summary>
    internal IReadOnlyList<LateScan> Late => [.. _late.OrderBy(s => s.Answer is { } a && ScanTone.Of(a).Name == "good")];

    internal EventStation Here => new(access.Event.Id, station.Id);

    internal bool CanUndo => !IsUndone && Answer is { Outcome: ScanOutcome.Admitted or ScanOutcome.Left, Registrant: not null };

    /// <summary>Decides a scan and shows its answer.</summary>
    /// <returns>The error of a scan that could not be decided; null for a scan that was, whatever its outcome.</returns>
    internal async Task<Error?> ScanAsync(ScanRequest request, string? lateText, CancellationToken cancellationToken)
    {
        var scanned = await services.CheckIn.ScanAsync(access.Event, request, access.Actor, cancellationToken);
        if (scanned.Failed(out var error))
        {
            if (lateText is not null)
            {
                Remember(new LateScan(request.ScanId, lateText, null, error.Message));
            }

            return error;
        }

        (Answer, IsUndone, Undoing) = (scanned.Value, false, null);
        Answered = $"{request.ScanId} {ScanTone.Of(Answer).Name}";
        if (lateText is not null)
        {
            Remember(new LateScan(request.ScanId, lateText, Answer));
        }

        await services.Latest.AddAsync(Answer, Here, access.Actor, cancellationToken);
        return null;
    }

    /// <summary>Puts a scan that waited for the connection on the list, once.</summary>
    internal void Remember(LateScan late)
    {
        _late.RemoveAll(s => s.ScanId == late.ScanId);
        _late.Add(late);
    }

    /// <summary>Puts the last answer on the list if it belongs to this entry: the scan was decided, and its response was
    /// lost with the connection.</summary>
    internal void RememberDecided(DeskEntry entry)
    {
        if (entry.IsLate && Answer?.ScanId == entry.ScanId)
        {
            Remember(new LateScan(entry.ScanId, entry.Text, Answer));
        }
    }

    /// <summary>Empties the list of the scans that waited.</summary>
    internal void ForgetLate() => _late.Clear();

    /// <summary>Shows the answer that a scan got before the page was loaded.</summary>
    internal async Task ReturnAsync(Guid scanId, CancellationToken cancellationToken)
    {
        var answer = await services.CheckIn.AnswerAsync(access.Event, scanId, access.Actor, cancellationToken);
        Answer ??= answer.IsOk ? answer.Value : null;
    }

    /// <summary>Takes the scan back that staff were asked about.</summary>
    /// <returns>Why it could not be undone; null if it was.</returns>
    internal async Task<Error?> UndoAsync(string reason, CancellationToken cancellationToken)
    {
        var scanId = Undoing!.ScanId;
        var undone = await services.Undo.TakeBackAsync(access.Event.Id, scanId, reason, access.Actor, cancellationToken);
        IsUndone |= undone.IsOk && Answer?.ScanId == scanId;
        Undoing = null;
        await services.Latest.ReadAsync(Here, access.Actor, cancellationToken);
        return undone.Error;
    }

    /// <summary>Shows nothing of the last scan any more.</summary>
    internal void Clear() => (Answer, Undoing) = (null, null);
}

/// <summary>The scan that staff are about to take back.</summary>
/// <param name="ScanId">The scan's id.</param>
/// <param name="Name">The name of its registrant.</param>
internal sealed record UndoAsked(Guid ScanId, string Name);
