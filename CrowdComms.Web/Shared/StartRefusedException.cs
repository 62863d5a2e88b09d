namespace CrowdComms.Web.Shared;

/// <summary>The application cannot start, and the message says to whoever starts it what to change.</summary>
public sealed class StartRefusedException(string message, Exception? cause = null) : Exception(message, cause);
