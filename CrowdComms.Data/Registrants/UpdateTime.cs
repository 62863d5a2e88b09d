namespace CrowdComms.Data.Registrants;

/// <summary>The instants of the changes of a registrant, each later than the one before.</summary>
internal static class UpdateTime
{
    /// <summary>The instant of a change: the given one, or one just after the last change where that is later. The clocks of two web
    /// nodes differ, and PostgreSQL counts microseconds: otherwise a program that has read the registrant up to one change could take
    /// the next one for older.</summary>
    internal static DateTimeOffset After(DateTimeOffset last, DateTimeOffset at) => at > last ? at : last.AddMicroseconds(1);
}
