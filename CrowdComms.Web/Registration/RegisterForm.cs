using CrowdComms.Data.Capacity;
using CrowdComms.Data.Registration;

namespace CrowdComms.Web.Registration;

/// <summary>What somebody who registers themselves types.</summary>
public sealed class RegisterForm
{
    /// <summary>Given names.</summary>
    public string? FirstName { get; set; }

    /// <summary>Family name.</summary>
    public string? LastName { get; set; }

    /// <summary>The address that the ticket goes to.</summary>
    public string? Email { get; set; }

    /// <summary>Where they work.</summary>
    public string? Company { get; set; }

    /// <summary>Such as <c>Physicist</c>.</summary>
    public string? JobTitle { get; set; }

    /// <summary>The code of the pass.</summary>
    public string? PassType { get; set; }

    /// <summary>What they do not eat.</summary>
    public string? Dietary { get; set; }

    /// <summary>What they need to take part.</summary>
    public string? Accessibility { get; set; }

    /// <summary>Whether they agree.</summary>
    public bool Consents { get; set; }

    /// <summary>The version that was seen, of a correction.</summary>
    public int Version { get; set; }

    /// <summary>A field that no person sees: whoever fills it in is a program.</summary>
    public string? Website { get; set; }

    /// <summary>A form that shows what is known.</summary>
    public static RegisterForm Of(OwnRegistration own) => new()
    {
        FirstName = own.Details.FirstName,
        LastName = own.Details.LastName,
        Email = own.Details.Email,
        JobTitle = own.Details.JobTitle,
        Dietary = own.Details.Dietary,
        Accessibility = own.Details.Accessibility,
        Version = own.Version,
    };

    /// <summary>Whom to register.</summary>
    public PublicPerson ToPerson() => new(FirstName ?? "", LastName, Email ?? "", PassType ?? "")
    {
        Company = Company,
        JobTitle = JobTitle,
        Dietary = Dietary,
        Accessibility = Accessibility,
        Consents = Consents,
    };

    /// <summary>What to correct.</summary>
    public OwnChange ToChange() => new(Version, FirstName ?? "", LastName) { JobTitle = JobTitle, Dietary = Dietary, Accessibility = Accessibility };
}
