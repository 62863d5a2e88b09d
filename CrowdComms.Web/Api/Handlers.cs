namespace CrowdComms.Web.Api;

/// <summary>
/// Keeps the framework's generator away from a handler, which is then compiled at the start. The generator refuses a wrong
/// value of an optional parameter without the parameter's name, leaves out what a list of parameters inherits, and reads forms in
/// its own way. The list of parameters of such a handler has <c>[ValidatableType]</c>, or its limits would not be checked.
/// </summary>
internal static class Handlers
{
    /// <summary>The handler as it is.</summary>
    internal static Delegate AtStart(Delegate handler) => handler;
}
