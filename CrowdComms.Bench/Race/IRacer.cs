namespace CrowdComms.Bench.Race;

/// <summary>One of the two services that race: CrowdComms or the peer. Both know the same people of one event.</summary>
internal interface IRacer : IAsyncDisposable
{
    /// <summary>The name for the tables.</summary>
    string Name { get; }

    /// <summary>The address at which the service listens.</summary>
    Uri Server { get; }

    /// <summary>The id of the service's first process.</summary>
    int Process { get; }

    /// <summary>The path to which scans are posted.</summary>
    string Scans { get; }

    /// <summary>The path of the event.</summary>
    string Event { get; }

    /// <summary>The path of the counts by status.</summary>
    string Breakdown { get; }

    /// <summary>The SQL that counts the scans since <c>@start</c>: admitted, refused, and admitted beyond the first of a person.</summary>
    string Tally { get; }

    /// <summary>The SQL that makes all people confirmed and not checked in.</summary>
    string Reset { get; }

    /// <summary>Signs in; null where nobody has to.</summary>
    Task<string?> SignInAsync(CancellationToken cancellationToken);

    /// <summary>The path of one registrant.</summary>
    string Person(Guid id);

    /// <summary>The path of the newest 25 registrants, all or those with a status.</summary>
    string Newest(string? status);

    /// <summary>The path of the first 25 registrants who match a text.</summary>
    string Search(string text);

    /// <summary>The body of a scan of a ticket.</summary>
    string Scan(string code, Guid station);
}
