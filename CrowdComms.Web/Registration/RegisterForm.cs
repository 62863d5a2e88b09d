using CrowdComms.Data.Registrants;
using CrowdComms.Data.Registration;

namespace CrowdComms.Web.Registration;

/// <summary>What people type who register themselves.</summary>
public sealed record RegisterForm : PersonDetails
{
    /// <summary>Creates an empty form, which is then filled from what a browser sends.</summary>
    public RegisterForm()
    {
    }

    private RegisterForm(PersonDetails own)
        : base(own)
    {
    }

    /// <summary>The name of the company; null for none.</summary>
    public string? Company { get; set; }

    /// <summary>The code of the chosen pass type.</summary>
    public string? PassType { get; set; }

    /// <summary>Whether the person agrees to the consent text.</summary>
    public bool Consents { get; set; }

    /// <summary>The version of the registrant that the person has seen, if they correct a registration; otherwise 0.</summary>
    public int Version { get; set; }

    /// <summary>A hidden field that people leave empty; spam programs fill it in.</summary>
    public string? Website { get; set; }

    /// <summary>Creates a form that shows the stored registration.</summary>
    public static RegisterForm Of(OwnRegistration own) => new(own.Details) { Version = own.Version };

    /// <summary>The person to register.</summary>
    public PublicPerson ToPerson() => new(this, PassType ?? "") { Company = Company, Consents = Consents };

    /// <summary>The correction to save.</summary>
    public OwnChange ToChange() => new(this, Version);
}
