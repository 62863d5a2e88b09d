using CrowdComms.Data.Questions;

namespace CrowdComms.Data.Registrants;

/// <summary>What a form, a file or a request says about a person. <see cref="RegistrantRules"/> says what is acceptable.</summary>
/// <param name="FirstName">1 to 100 characters.</param>
/// <param name="LastName">Up to 100 characters.</param>
/// <param name="Email">An address, up to 254 characters.</param>
/// <param name="PassType">The code or the name of a pass type of the event.</param>
/// <param name="Company">A name, found or made.</param>
public sealed record RegistrantDetails(string FirstName, string? LastName, string Email, string PassType, string? Company = null)
{
    /// <summary>Up to 40 characters.</summary>
    public string? Phone { get; init; }

    /// <summary>Up to 120 characters.</summary>
    public string? JobTitle { get; init; }

    /// <summary>For staff, up to 2,000 characters.</summary>
    public string? Notes { get; init; }

    /// <summary>Up to 500 characters.</summary>
    public string? Dietary { get; init; }

    /// <summary>Up to 500 characters.</summary>
    public string? Accessibility { get; init; }

    /// <summary>Up to 20 words of up to 40 characters.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>What they answer to the event's questions; null to leave that as it is.</summary>
    public GivenAnswers? Answers { get; init; }
}
