namespace CrowdComms.Web.Shared;

/// <summary>The application cannot start. The message tells the person who starts it what to change.</summary>
public sealed class StartRefusedException(string message, Exception? cause = null) : Exception(message, cause);
