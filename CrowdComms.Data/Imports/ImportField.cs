namespace CrowdComms.Data.Imports;

/// <summary>What a column of a file holds.</summary>
public enum ImportField
{
    /// <summary>Nothing that is imported.</summary>
    None,
    /// <summary>Given names.</summary>
    FirstName,
    /// <summary>Family name.</summary>
    LastName,
    /// <summary>Both in one cell; split by <see cref="WholeName"/>.</summary>
    FullName,
    /// <summary>The person's own address.</summary>
    Email,
    /// <summary>Whoever ordered; taken where the person's own address is blank.</summary>
    OrderEmail,
    /// <summary>A name, found or made.</summary>
    Company,
    /// <summary>Such as <c>Physicist</c>.</summary>
    JobTitle,
    /// <summary>The code or name of a pass type.</summary>
    PassType,
    /// <summary>One of <see cref="StatusWords"/>.</summary>
    Status,
    /// <summary>Any form.</summary>
    Phone,
    /// <summary>For staff.</summary>
    Notes,
    /// <summary>Dietary needs.</summary>
    Dietary,
    /// <summary>Accessibility needs.</summary>
    Accessibility,
    /// <summary>Words separated by comma, semicolon or |.</summary>
    Tags,
}

/// <summary>The fields as pages and row errors call them.</summary>
public static class ImportFields
{
    /// <summary>The name of a field.</summary>
    public static string Label(ImportField field) => field switch
    {
        ImportField.None => "Not imported",
        ImportField.FirstName => "First name",
        ImportField.LastName => "Last name",
        ImportField.FullName => "Full name",
        ImportField.Email => "E-mail",
        ImportField.OrderEmail => "E-mail of the order",
        ImportField.Company => "Company",
        ImportField.JobTitle => "Job title",
        ImportField.PassType => "Pass type",
        ImportField.Status => "Status",
        ImportField.Phone => "Phone",
        ImportField.Notes => "Notes",
        ImportField.Dietary => "Dietary needs",
        ImportField.Accessibility => "Accessibility needs",
        ImportField.Tags => "Tags",
    };

    // RegistrantRules names fields in camelCase, as the API does.
    internal static string Label(string rule) =>
        Enum.TryParse<ImportField>(rule, ignoreCase: true, out var field) ? Label(field) : rule;
}
