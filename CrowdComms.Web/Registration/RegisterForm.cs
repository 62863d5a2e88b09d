using CrowdComms.Data.Registrants;
using CrowdComms.Data.Registration;

namespace CrowdComms.Web.Registration;

/// <summary>What people who register themselves type.</summary>
public sealed record RegisterForm : PersonDetails
{
    /// <summary>A form in which nothing is typed yet, or what a browser sends.</summary>
    public RegisterForm()
    {
    }

    private RegisterForm(PersonDetails own)
        : base(own)
    {
    }

    /// <summary>Where they work.</summary>
    public string? Company { get; set; }

    /// <summary>The code of the pass.</summary>
    public string? PassType { get; set; }

    /// <summary>Whether they agree.</summary>
    public bool Consents { get; set; }

    /// <summary>The version that was seen, of a correction.</summary>
    public int Version { get; set; }

    /// <summary>A field that no person sees: a program fills it in.</summary>
    public string? Website { get; set; }

    /// <summary>A form that shows what is known.</summary>
    public static RegisterForm Of(OwnRegistration own) => new(own.Details) { Version = own.Version };

    /// <summary>Whom to register.</summary>
    public PublicPerson ToPerson() => new(this, PassType ?? "") { Company = Company, Consents = Consents };

    /// <summary>What to correct.</summary>
    public OwnChange ToChange() => new(this, Version);
}
