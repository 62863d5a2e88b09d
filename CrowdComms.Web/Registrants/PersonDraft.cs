using CrowdComms.Data.Registrants;

namespace CrowdComms.Web.Registrants;

/// <summary>A person's details while somebody types them.</summary>
public sealed record PersonDraft
{
    /// <summary>The fields in the order of the form.</summary>
    public static IReadOnlyList<PersonDraftField> Fields { get; } =
    [
        new("firstName", "First name", d => d.FirstName, (d, text) => d.FirstName = text, Required: true),
        new("lastName", "Last name", d => d.LastName, (d, text) => d.LastName = text),
        new("email", "E-mail", d => d.Email, (d, text) => d.Email = text, Required: true),
        new("passType", "Pass type", d => d.PassType, (d, text) => d.PassType = text),
        new("company", "Company", d => d.Company, (d, text) => d.Company = text),
        new("jobTitle", "Job title", d => d.JobTitle, (d, text) => d.JobTitle = text),
        new("phone", "Phone", d => d.Phone, (d, text) => d.Phone = text),
        new("notes", "Notes for staff", d => d.Notes, (d, text) => d.Notes = text),
        new("dietary", "Dietary needs", d => d.Dietary, (d, text) => d.Dietary = text),
        new("accessibility", "Accessibility needs", d => d.Accessibility, (d, text) => d.Accessibility = text),
        new("tags", "Tags", d => d.Tags, (d, text) => d.Tags = text),
    ];

    /// <summary>Given names.</summary>
    public string FirstName { get; set; } = "";

    /// <summary>Family name.</summary>
    public string LastName { get; set; } = "";

    /// <summary>An address.</summary>
    public string Email { get; set; } = "";

    /// <summary>The pass type's code.</summary>
    public string PassType { get; set; } = "";

    /// <summary>The company's name.</summary>
    public string Company { get; set; } = "";

    /// <summary>Job title.</summary>
    public string JobTitle { get; set; } = "";

    /// <summary>Phone.</summary>
    public string Phone { get; set; } = "";

    /// <summary>For staff.</summary>
    public string Notes { get; set; } = "";

    /// <summary>Dietary needs.</summary>
    public string Dietary { get; set; } = "";

    /// <summary>Accessibility needs.</summary>
    public string Accessibility { get; set; } = "";

    /// <summary>Words between commas.</summary>
    public string Tags { get; set; } = "";

    /// <summary>The details as they are stored.</summary>
    public static PersonDraft Of(RegistrantRow row) => new()
    {
        FirstName = row.FirstName,
        LastName = row.LastName,
        Email = row.Email,
        PassType = row.PassTypeCode,
        Company = row.Company ?? "",
        JobTitle = row.JobTitle ?? "",
        Phone = row.Phone ?? "",
        Notes = row.Notes ?? "",
        Dietary = row.Dietary ?? "",
        Accessibility = row.Accessibility ?? "",
        Tags = string.Join(", ", row.Tags),
    };

    /// <summary>What the service is told.</summary>
    public RegistrantDetails Details() => new(FirstName, LastName, Email, PassType, Company)
    {
        JobTitle = JobTitle,
        Phone = Phone,
        Notes = Notes,
        Dietary = Dietary,
        Accessibility = Accessibility,
        Tags = Tags.Split([',', ';', '،', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
    };
}

/// <summary>One field of the form.</summary>
/// <param name="Name">As errors name it.</param>
/// <param name="Label">As people read it.</param>
/// <param name="Get">Reads it.</param>
/// <param name="Set">Writes it.</param>
/// <param name="Required">Whether it cannot be left empty.</param>
public sealed record PersonDraftField(string Name, string Label, Func<PersonDraft, string> Get, Action<PersonDraft, string> Set, bool Required = false);
