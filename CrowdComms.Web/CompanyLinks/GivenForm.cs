using CrowdComms.Data.CompanyLinks;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Web.CompanyLinks;

/// <summary>What a contact person types about one person of the company.</summary>
public sealed record GivenForm : PersonDetails
{
    /// <summary>Creates an empty form, which is then filled from what a browser sends.</summary>
    public GivenForm()
    {
    }

    private GivenForm(PersonDetails shown)
        : base(shown)
    {
    }

    /// <summary>The code of the pass type, for a new person; otherwise null.</summary>
    public string? PassType { get; set; }

    /// <summary>The details that the form showed when it was opened, for a correction; otherwise empty.</summary>
    // A form that has none of these fields sets null.
    public PersonDetails Seen { get; set => field = value ?? new PersonDetails(); } = new();

    /// <summary>The details to save. The person gets their emails in the language in which they are registered.</summary>
    public GivenDetails Details => new(this with { Language = Data.Languages.Language.Current.Code });

    /// <summary>The correction to save. The form shows no language, so it never changes the person's.</summary>
    public PersonCorrection Correction => new(Seen, this with { Language = Seen.Language });

    /// <summary>Creates a form that corrects a registrant.</summary>
    /// <param name="shown">What the fields show.</param>
    /// <param name="stored">The details that are stored.</param>
    public static GivenForm Of(PersonDetails shown, PersonDetails stored) => new(shown) { Seen = stored };
}
