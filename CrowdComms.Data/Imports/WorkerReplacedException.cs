namespace CrowdComms.Data.Imports;

/// <summary>Thrown when another worker has taken the import over; the batch at hand is rolled back.</summary>
internal sealed class WorkerReplacedException() : Exception("Another worker has the import now.");
