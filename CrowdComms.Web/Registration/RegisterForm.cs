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

    /// <summary>The details that the form showed when it was opened, if the person corrects a registration; otherwise
    /// empty.</summary>
    // A form that has none of these fields sets null.
    public PersonDetails Seen { get; set => field = value ?? new PersonDetails(); } = new();

    /// <summary>A hidden field that people leave empty; spam programs fill it in.</summary>
    public string? Website { get; set; }

    /// <summary>Creates a form that corrects a registration.</summary>
    /// <param name="shown">What the fields show.</param>
    /// <param name="stored">The details that are stored.</param>
    public static RegisterForm Of(PersonDetails shown, PersonDetails stored) => new(shown) { Seen = stored };

    /// <summary>The person to register.</summary>
    public PublicPerson ToPerson() => new(this with { Language = Data.Languages.Language.Current.Code }, PassType ?? "")
    {
        Company = Company,
        Consents = Consents,
    };
}
