using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Web.Registration;

/// <summary>A form that is opened and filled in, and what changes before it is sent.</summary>
/// <param name="Name">The words for a failure.</param>
/// <param name="Address">The page of the form.</param>
/// <param name="Form">The name of the form, or the beginning of its action.</param>
/// <param name="Typed">What a person types, by the beginning of the field's name.</param>
/// <param name="Change">What happens meanwhile.</param>
/// <param name="Says">The words that the response must contain.</param>
internal sealed record Late(string Name, Func<LateWorld, string> Address, string Form,
    IReadOnlyDictionary<string, string> Typed, Func<LateWorld, Task> Change, string Says)
{
    internal const string Changed = "This changed while the page was open.", NotSent = "Nothing was sent yet.";

    // A password is not repeated, and what was ticked is no text.
    private static readonly string[] Chosen = ["Password", "Consents", "PassType"];

    /// <summary>Sends the form that a visitor filled in, and returns what is wrong with the response.</summary>
    internal async Task<List<string>> ReadAsync(FormVisitor visitor)
    {
        var (status, page) = await visitor.SendAsync();
        var shown = FormVisitor.Shown(page);
        List<string> wrong = [.. Typed.Where(t => !Chosen.Any(c => t.Key.EndsWith(c, StringComparison.Ordinal)))
            .Select(t => t.Value).Where(t => !shown.Contains(t, StringComparison.Ordinal))
            .Select(t => $"{Name}: {t} is lost, {status} {shown}")];
        if ((int)status >= 500 || !shown.Contains(Says, StringComparison.Ordinal) || page.QuerySelector("h1") is null)
        {
            wrong.Add($"{Name}: {status}, no \"{Says}\" in {shown}");
        }

        return wrong;
    }
}
