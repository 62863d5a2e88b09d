namespace CrowdComms.Data.Audit;

/// <summary>Opens the audit, which the database itself keeps append-only.</summary>
public interface IAuditLock
{
    /// <summary>Lets the context's transaction change entries of the audit, which the database refuses otherwise, or
    /// ends that: for forgetting people and deleting events, and nothing more.</summary>
    Task OpenAsync(CrowdCommsContext context, bool open, CancellationToken cancellationToken);
}
