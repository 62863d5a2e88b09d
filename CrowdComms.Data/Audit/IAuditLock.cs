namespace CrowdComms.Data.Audit;

/// <summary>Lets a transaction change audit entries, which the database otherwise keeps append-only.</summary>
public interface IAuditLock
{
    /// <summary>Allows the context's transaction to change and delete audit entries, or forbids it again. Only
    /// forgetting people and deleting events use it; at all other times the database refuses such changes.</summary>
    Task OpenAsync(CrowdCommsContext context, bool open, CancellationToken cancellationToken);
}
